import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { revokeInvitation } from '../invitations.ts'

export const revokeInvitationOperation = defineOperation({
  id: 'ItContactsController_revoke',
  method: 'POST',
  path: '/organizations/{organization_id}/it_contacts/{contact_id}/revoke',
  summary: 'Revoke the invitation of an IT contact',
  description:
    'Ends the active invitation of the organization, and signs out the browsers in which it was opened. If there is none, nothing changes.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ organization_id: Type.String(), contact_id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => revokeInvitation(ctx, params),
})
