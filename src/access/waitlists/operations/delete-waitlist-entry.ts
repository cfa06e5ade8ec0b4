import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteWaitlistEntry } from '../service.ts'

export const deleteWaitlistEntryOperation = defineOperation({
  id: 'WaitlistEntriesController_delete',
  method: 'DELETE',
  path: '/user_management/waitlist_entries/{id}',
  summary: 'Delete a waitlist entry',
  description: 'The email address may join again. An invitation that was sent by an approval stays valid.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteWaitlistEntry(ctx, params.id),
})
