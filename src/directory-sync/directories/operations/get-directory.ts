import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getDirectory } from '../find.ts'
import { countsOf } from '../read.ts'
import { Directory, toDirectory } from '../schemas.ts'

export const getDirectoryOperation = defineOperation({
  id: 'DirectoriesController_find',
  method: 'GET',
  path: '/directories/{id}',
  summary: 'Get a directory',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from directories where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: Directory },
  errors: [notFound],
  async handler({ params }, ctx) {
    const [row, counts] = await Promise.all([getDirectory(ctx, params.id), countsOf(ctx, [params.id])])
    return toDirectory(row, counts.get(row.id))
  },
})
