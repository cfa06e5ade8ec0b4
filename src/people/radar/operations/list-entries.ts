import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { unknownList } from '../errors.ts'
import { listEntries, requireList } from '../lists.ts'
import { ListedEntry, ListParams, toListedEntry } from '../schemas.ts'

export const listRadarEntriesOperation = defineOperation({
  id: 'gatehouse.radar.lists.list',
  method: 'GET',
  path: '/radar/lists/{type}/{action}',
  summary: 'List the entries of an allow or block list',
  description: 'In the order of their texts. Cursors are entries.',
  surface: 'api',
  access: 'api_key',
  params: ListParams,
  query: listQuery({
    search: Type.Optional(
      Type.String({ minLength: 1, maxLength: 255, description: 'Returns entries that begin with this text.' }),
    ),
  }),
  success: { status: 200, body: listOf(ListedEntry) },
  errors: [unknownList],
  handler: async ({ params, query }, ctx) => toList(await listEntries(ctx, requireList(params), query), toListedEntry),
})
