import {
  acceptChallenge,
  checkChallenge,
  createChallenge,
  deleteFactorsOfUser,
  enrollFactor,
} from '#people/mfa/index.ts'
import type { Context } from '#platform/context.ts'
import { tooManyRequests } from '#sign-in/authentication/index.ts'
import { verificationCodeWrong } from './errors.ts'

/** An authenticator app that counts once a code of it is shown, and the challenge for that code. */
export async function beginTotp(ctx: Context, userId: string) {
  return ctx.transaction(async (tx) => {
    const { row, factor } = await enrollFactor(tx, { type: 'totp', user_id: userId })
    return { authenticationFactor: factor, authenticationChallenge: await createChallenge(tx, row) }
  })
}

/** @throws verificationCodeWrong, tooManyRequests */
export async function verifyTotp(
  ctx: Context,
  userId: string,
  { code, challengeId }: { code: string; challengeId: string },
): Promise<void> {
  const check = await checkChallenge(ctx, challengeId, code, tooManyRequests)
  if (check?.outcome !== 'right' || check.challenge.user_id !== userId) throw verificationCodeWrong()
  await check.giveBack()
  await ctx.transaction(async (tx) => {
    if ((await acceptChallenge(tx, check)) !== 'accepted') throw verificationCodeWrong()
  })
}

/** Removes all second factors of a user. */
export async function removeFactors(ctx: Context, userId: string): Promise<void> {
  await ctx.transaction((tx) => deleteFactorsOfUser(tx, userId))
}
