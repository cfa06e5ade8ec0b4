import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { getUser, markEmailVerified } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { authenticationTries, tooManyRequests, triesAt } from '#sign-in/authentication/index.ts'
import { checkCode, sendEmailVerification, spendCode } from '#sign-in/one-time-codes/index.ts'
import { mintElevatedToken } from '../widget-tokens/index.ts'
import { verificationCodeWrong } from './errors.ts'

/** Mails a code to the user. @returns the id of the code. @throws tooManyMails */
export async function sendElevationCode(ctx: Context, userId: string): Promise<string> {
  const user = await getUser(ctx, userId)
  await limitGuesses(ctx, codesSent, triesAt('email_verification', userId), tooManyMails)
  return ctx.transaction(async (tx) => (await sendEmailVerification(tx, user)).id)
}

/**
 * Gives elevated access for ten minutes to a user who shows the code that was mailed last.
 *
 * @throws verificationCodeWrong, tooManyRequests
 */
export async function elevate(
  ctx: Context,
  userId: string,
  { code, challengeId }: { code: string; challengeId: string },
): Promise<{ elevatedAccessToken: string; expiresAt: string }> {
  const user = await getUser(ctx, userId)
  const counted = await limitGuesses(ctx, authenticationTries, triesAt('email_verification', userId), tooManyRequests)
  const check = await checkCode(ctx, 'email_verification', user, code)
  if (check.outcome !== 'right' || check.id !== challengeId) throw verificationCodeWrong()
  await counted.giveBack()
  await ctx.transaction(async (tx) => {
    if (!(await spendCode(tx, check.id))) throw verificationCodeWrong()
    await markEmailVerified(tx, user)
  })
  return mintElevatedToken(ctx, userId)
}
