import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toWaitlistEntry, WaitlistEntry, waitlistStates } from '../schemas.ts'
import { listWaitlistEntries } from '../service.ts'

export const listWaitlistEntriesOperation = defineOperation({
  id: 'WaitlistsController_listEntries',
  method: 'GET',
  path: '/user_management/waitlists/{id}/entries',
  summary: 'List the entries of a waitlist',
  description: 'Use `default` instead of the id for the waitlist of the environment.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({
    state: Type.Optional(Type.Enum([...waitlistStates])),
    email: Type.Optional(
      Type.String({ format: 'email', description: 'Returns invitations to this email address, ignoring case.' }),
    ),
  }),
  success: { status: 200, body: listOf(WaitlistEntry) },
  errors: [notFound],
  handler: async ({ params, query }, ctx) => toList(await listWaitlistEntries(ctx, params.id, query), toWaitlistEntry),
})
