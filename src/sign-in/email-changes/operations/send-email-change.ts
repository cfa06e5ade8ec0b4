import { Type } from 'typebox'
import { tooManyMails } from '#messaging/mails/index.ts'
import { toUser, User } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import * as errors from '../errors.ts'
import { sendEmailChange } from '../send-email-change.ts'

export const sendEmailChangeOperation = defineOperation({
  id: 'UserlandUsersController_sendEmailChange',
  method: 'POST',
  path: '/user_management/users/{id}/email_change/send',
  summary: 'Send an email change code',
  description: 'Sends the code to the new email address.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ new_email: Type.String() }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('email_change'),
      user: User,
      new_email: Type.String(),
      expires_at: Timestamp,
      created_at: Timestamp,
    }),
  },
  errors: [
    notFound,
    errors.emailChangeNotNeeded,
    errors.emailTaken,
    errors.emailChangeNotAllowed,
    errors.invalidNewEmail,
    tooManyMails,
  ],
  async handler({ params, body }, ctx) {
    const { user, newEmail, expiresAt, createdAt } = await sendEmailChange(ctx, params.id, body.new_email)
    return {
      object: 'email_change' as const,
      user: toUser(user),
      new_email: newEmail,
      expires_at: expiresAt,
      created_at: createdAt,
    }
  },
})
