import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { denyWaitlistEntry } from '../decide.ts'
import { invalidState } from '../errors.ts'
import { toWaitlistEntry, WaitlistEntry } from '../schemas.ts'

export const denyWaitlistEntryOperation = defineOperation({
  id: 'WaitlistEntriesController_deny',
  method: 'POST',
  path: '/user_management/waitlist_entries/{id}/deny',
  summary: 'Deny a waitlist entry',
  description: 'Only pending entries can be denied. No email is sent.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: WaitlistEntry },
  errors: [notFound, invalidState],
  handler: async ({ params }, ctx) => toWaitlistEntry(await denyWaitlistEntry(ctx, params.id)),
})
