import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { countsOf, listDirectories } from '../read.ts'
import { Directory, toDirectory } from '../schemas.ts'

export const listDirectoriesOperation = defineOperation({
  id: 'DirectoriesController_list',
  method: 'GET',
  path: '/directories',
  summary: 'List directories',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String()),
    domain: Type.Optional(Type.String()),
    search: Type.Optional(Type.String({ description: 'Returns objects whose name contains this text.' })),
  }),
  success: { status: 200, body: listOf(Directory) },
  async handler({ query }, ctx) {
    const page = await listDirectories(ctx, query)
    const counts = await countsOf(
      ctx,
      page.rows.map(({ id }) => id),
    )
    return toList(page, (row) => toDirectory(row, counts.get(row.id)))
  },
})
