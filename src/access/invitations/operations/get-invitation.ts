import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toInvitation } from '../answers.ts'
import { getInvitation } from '../read.ts'
import { Invitation } from '../schemas.ts'

export const getInvitationOperation = defineOperation({
  id: 'UserlandUserInvitesController_get',
  method: 'GET',
  path: '/user_management/invitations/{id}',
  summary: 'Get an invitation',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Invitation },
  errors: [notFound],
  handler: ({ params }, ctx) => toInvitation(ctx, getInvitation(ctx, params.id)),
})
