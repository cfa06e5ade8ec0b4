import { Type } from 'typebox'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { getUser, toUser, User } from '#people/users/index.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { sendEmailVerification } from '../../one-time-codes/index.ts'
import { triesAt } from '../limits.ts'
import { emailAlreadyVerified } from '../verification-errors.ts'

export const sendEmailVerificationOperation = defineOperation({
  id: 'UserlandUsersController_sendVerificationEmail[0]',
  method: 'POST',
  path: '/user_management/users/{id}/email_verification/send',
  summary: 'Send an email verification code',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Object({ user: User }) },
  errors: [notFound, emailAlreadyVerified, tooManyMails],
  async handler({ params }, ctx) {
    const user = await getUser(ctx, params.id)
    if (user.email_verified) throw emailAlreadyVerified()
    await limitGuesses(ctx, codesSent, triesAt('email_verification', user.id), tooManyMails)
    await ctx.transaction((tx) => sendEmailVerification(tx, user))
    return { user: toUser(user) }
  },
})
