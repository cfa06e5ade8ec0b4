import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { revokeAuthorization } from '../authorized-applications.ts'

export const deleteAuthorizedApplicationOperation = defineOperation({
  id: 'AuthorizedApplicationsController_delete',
  method: 'DELETE',
  path: '/user_management/users/{user_id}/authorized_applications/{application_id}',
  summary: 'Revoke an application that a user has authorized',
  description: 'Accepts the id or client id of the application. Its tokens and sessions for the user end immediately.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ user_id: Type.String(), application_id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => revokeAuthorization(ctx, params.user_id, params.application_id),
})
