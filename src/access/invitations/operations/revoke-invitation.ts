import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toInvitation } from '../answers.ts'
import { inviteNotPending } from '../errors.ts'
import { Invitation } from '../schemas.ts'
import { revokeInvitation } from '../service.ts'

export const revokeInvitationOperation = defineOperation({
  id: 'UserlandUserInvitesController_revoke',
  method: 'POST',
  path: '/user_management/invitations/{id}/revoke',
  summary: 'Revoke an invitation',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Invitation },
  errors: [notFound, inviteNotPending],
  handler: async ({ params }, ctx) => toInvitation(ctx, await revokeInvitation(ctx, params.id)),
})
