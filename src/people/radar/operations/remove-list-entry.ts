import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidEntry, unknownList } from '../errors.ts'
import { removeListEntry, requireList } from '../lists.ts'
import { ListEntry, ListParams } from '../schemas.ts'

export const removeListEntryOperation = defineOperation({
  id: 'RadarStandaloneController_deleteRadarListEntry',
  method: 'DELETE',
  path: '/radar/lists/{type}/{action}',
  summary: 'Remove an entry from an allow or block list',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: ListParams,
  body: ListEntry,
  success: { status: 204 },
  errors: [unknownList, notFound, invalidEntry],
  handler: ({ params, body }, ctx) => removeListEntry(ctx, requireList(params), body.entry),
})
