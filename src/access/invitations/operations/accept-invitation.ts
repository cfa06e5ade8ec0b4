import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { acceptInvitation } from '../accept.ts'
import { toInvitation } from '../answers.ts'
import * as errors from '../errors.ts'
import { Invitation } from '../schemas.ts'

export const acceptInvitationOperation = defineOperation({
  id: 'UserlandUserInvitesController_accept',
  method: 'POST',
  path: '/user_management/invitations/{id}/accept',
  summary: 'Accept an invitation',
  description: 'Accepts the invitation on behalf of the user with the invited email address.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Invitation },
  errors: [notFound, errors.inviteNotPending, errors.invalidInvite, errors.inviteHasAcceptedUser],
  handler: async ({ params }, ctx) => toInvitation(ctx, await acceptInvitation(ctx, params.id)),
})
