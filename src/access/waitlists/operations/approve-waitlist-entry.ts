import { Type } from 'typebox'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { approveWaitlistEntry } from '../decide.ts'
import { invalidState, invitationEmailNotSent } from '../errors.ts'
import { toWaitlistEntry, WaitlistEntry } from '../schemas.ts'

export const approveWaitlistEntryOperation = defineOperation({
  id: 'WaitlistEntriesController_approve',
  method: 'POST',
  path: '/user_management/waitlist_entries/{id}/approve',
  summary: 'Approve a waitlist entry',
  description: 'Emails an invitation to the application. A denied entry can be approved too.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: WaitlistEntry },
  errors: [notFound, invalidState, invitationEmailNotSent],
  async handler({ params }, ctx) {
    const outcome = await approveWaitlistEntry(ctx, params.id)
    return outcome instanceof DomainError ? outcome : toWaitlistEntry(outcome)
  },
})
