import { Type } from 'typebox'
import { getUser, markEmailVerified, toUser, User } from '#people/users/index.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { checkCode, spendCode } from '../../one-time-codes/index.ts'
import { originOf } from '../attempt.ts'
import { announceFailure, announceSuccess } from '../events.ts'
import { authenticationTries, triesAt } from '../limits.ts'
import * as errors from '../verification-errors.ts'

const refusals = {
  none: errors.verificationCodeIncorrect,
  wrong: errors.verificationCodeIncorrect,
  used: errors.verificationCodeUsed,
  expired: errors.verificationCodeExpired,
  // A code with too many wrong guesses no longer works: a new one must be sent.
  too_many_attempts: errors.verificationCodeExpired,
}

export const confirmEmailVerificationOperation = defineOperation({
  id: 'UserlandUsersController_emailVerification[0]',
  method: 'POST',
  path: '/user_management/users/{id}/email_verification/confirm',
  summary: 'Verify the email of a user',
  description: 'Requires the code from the email.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ code: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 200, body: Type.Object({ user: User }) },
  errors: [
    notFound,
    errors.emailPreviouslyVerified,
    errors.verificationCodeIncorrect,
    errors.verificationCodeUsed,
    errors.verificationCodeExpired,
    errors.tooManyVerificationTries,
  ],
  async handler({ params, body }, ctx) {
    const user = await getUser(ctx, params.id)
    if (user.email_verified) throw errors.emailPreviouslyVerified()
    const subject = triesAt('email_verification', user.id)
    const counted = await limitGuesses(ctx, authenticationTries, subject, errors.tooManyVerificationTries)
    const who = { ...originOf(ctx, {}), userId: user.id, email: user.email }
    const check = await checkCode(ctx, 'email_verification', user, body.code)
    if (check.outcome !== 'right') return announceFailure(ctx, 'email_verification', who, refusals[check.outcome]())
    await counted.giveBack()
    return ctx.transaction(async (tx) => {
      if (!(await spendCode(tx, check.id))) {
        // The codes of a deleted user are gone too.
        await getUser(tx, user.id)
        throw errors.verificationCodeUsed()
      }
      announceSuccess(tx, 'email_verification', who)
      return { user: toUser(await markEmailVerified(tx, user)) }
    })
  },
})
