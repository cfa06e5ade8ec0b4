import { Type } from 'typebox'
import { toUser, User } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { confirmEmailChange } from '../confirm-email-change.ts'
import * as errors from '../errors.ts'

export const confirmEmailChangeOperation = defineOperation({
  id: 'UserlandUsersController_confirmEmailChange',
  method: 'POST',
  path: '/user_management/users/{id}/email_change/confirm',
  summary: 'Change the email of a user',
  description: 'Requires the code that was sent to the new email address.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ code: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 200, body: Type.Object({ object: Type.Literal('email_change_confirmation'), user: User }) },
  errors: [
    notFound,
    errors.emailChangeCodeExpired,
    errors.emailChangeCodeIncorrect,
    errors.noPendingEmailChange,
    errors.emailChangeCodeUsed,
    errors.emailTaken,
    errors.emailChangeNotAllowed,
    errors.emailChangeTooManyAttempts,
  ],
  handler: async ({ params, body }, ctx) => ({
    object: 'email_change_confirmation' as const,
    user: toUser(await confirmEmailChange(ctx, params.id, body.code)),
  }),
})
