import { listOf, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toWaitlist, Waitlist } from '../schemas.ts'
import { listWaitlists } from '../service.ts'

export const listWaitlistsOperation = defineOperation({
  id: 'WaitlistsController_list',
  method: 'GET',
  path: '/user_management/waitlists',
  summary: 'List waitlists',
  description: 'Returns all waitlists. An environment has one waitlist, which is created with its first entry.',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: listOf(Waitlist) },
  handler: async (_input, ctx) => toList({ rows: await listWaitlists(ctx), before: null, after: null }, toWaitlist),
})
