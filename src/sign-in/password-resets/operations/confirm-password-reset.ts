import { Type } from 'typebox'
import { toUser, User } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { passwordAuthDisabled } from '../../authentication/index.ts'
import { passwordResetError } from '../errors.ts'
import { resetPassword } from '../reset-password.ts'

export const confirmPasswordResetOperation = defineOperation({
  id: 'UserlandUsersController_resetPassword[0]',
  method: 'POST',
  path: '/user_management/password_reset/confirm',
  summary: 'Reset a password',
  description: 'Requires the token from the link.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({ token: Type.String({ ...secret, maxLength: 255 }), new_password: Type.String(secret) }),
  success: { status: 200, body: Type.Object({ user: User }) },
  errors: [passwordResetError, passwordAuthDisabled, notFound],
  handler: async ({ body }, ctx) => ({ user: toUser(await resetPassword(ctx, body.token, body.new_password)) }),
})
