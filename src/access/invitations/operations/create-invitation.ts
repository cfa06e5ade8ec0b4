import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toInvitation } from '../answers.ts'
import * as errors from '../errors.ts'
import { CreateInvitation, Invitation } from '../schemas.ts'
import { createInvitation } from '../service.ts'

export const createInvitationOperation = defineOperation({
  id: 'UserlandUserInvitesController_create',
  method: 'POST',
  path: '/user_management/invitations',
  summary: 'Send an invitation',
  description: 'Invites a user to the application or to an organization.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateInvitation,
  success: { status: 201, body: Invitation },
  errors: [
    notFound,
    errors.emailAlreadyInvitedToOrganization,
    errors.userAlreadyMember,
    errors.emailAlreadyInvited,
    errors.userAlreadyExists,
    errors.expiryTooShort,
    errors.expiryTooLong,
    errors.invalidInvitationRole,
  ],
  handler: async ({ body }, ctx) => toInvitation(ctx, await createInvitation(ctx, body)),
})
