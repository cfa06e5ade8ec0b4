import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toInvitation } from '../answers.ts'
import * as errors from '../errors.ts'
import { Invitation, ResendInvitation } from '../schemas.ts'
import { resendInvitation } from '../service.ts'

export const resendInvitationOperation = defineOperation({
  id: 'UserlandUserInvitesController_resend',
  method: 'POST',
  path: '/user_management/invitations/{id}/resend',
  summary: 'Resend an invitation',
  description: 'Emails a pending invitation again with a new link, at most three times a minute per address.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: ResendInvitation,
  success: { status: 200, body: Invitation },
  errors: [notFound, ...errors.resendRefusals],
  handler: async ({ params, body }, ctx) => toInvitation(ctx, await resendInvitation(ctx, params.id, body.locale)),
})
