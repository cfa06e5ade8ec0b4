import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { PasswordReset } from '../schemas.ts'
import { getPasswordReset } from '../service.ts'

export const getPasswordResetOperation = defineOperation({
  id: 'UserlandUsersController_getPasswordReset',
  method: 'GET',
  path: '/user_management/password_reset/{id}',
  summary: 'Get a password reset',
  description: 'Use this to send the link yourself.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: PasswordReset },
  errors: [notFound],
  handler: ({ params }, ctx) => getPasswordReset(ctx, params.id),
})
