import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { countriesUnknown, invalidEntry, unknownList } from '../errors.ts'
import { addListEntry, requireList } from '../lists.ts'
import { ListEntry, ListEntryMessage, ListParams } from '../schemas.ts'

const present = { message: 'Entry already present in list' }
const added = { message: 'Entry added to list' }

export const addListEntryOperation = defineOperation({
  id: 'RadarStandaloneController_updateRadarList',
  method: 'POST',
  path: '/radar/lists/{type}/{action}',
  summary: 'Add an entry to an allow or block list',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: ListParams,
  body: ListEntry,
  success: { status: 201, body: ListEntryMessage },
  errors: [unknownList, invalidEntry, countriesUnknown],
  async handler({ params, body }, ctx) {
    // The official SDKs read the message of either answer; those for Node and Ruby fail where there is no body.
    if (await addListEntry(ctx, requireList(params), body.entry)) return added
    return new HttpReply(200, jsonHeaders, JSON.stringify(present))
  },
})

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' }
