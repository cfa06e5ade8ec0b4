import type { Static } from 'typebox'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { challengeExpired, challengeVerified, tooManyCodeAttempts } from './errors.ts'
import { type AuthenticationChallenge, toChallenge } from './schemas.ts'
import { acceptChallenge, checkChallenge } from './verify-challenge.ts'

/**
 * Compares a code with a challenge, and spends the challenge if it is right.
 *
 * @throws notFound, challengeVerified, challengeExpired, tooManyCodeAttempts
 */
export async function answerChallenge(
  ctx: Context,
  id: string,
  code: string,
): Promise<{ challenge: Static<typeof AuthenticationChallenge>; valid: boolean }> {
  const check = await checkChallenge(ctx, id, code, tooManyCodeAttempts)
  if (check === undefined) throw notFound('Authentication challenge', id)
  switch (check.outcome) {
    case 'verified':
      throw challengeVerified(id)
    case 'expired':
      throw challengeExpired(id)
    case 'too_many_attempts':
      throw tooManyCodeAttempts()
    case 'wrong':
      return { challenge: toChallenge(check.challenge), valid: false }
    case 'right': {
      await check.giveBack()
      const accepted = await ctx.transaction((tx) => acceptChallenge(tx, check))
      if (accepted === 'verified') throw challengeVerified(id)
      return { challenge: toChallenge(check.challenge), valid: accepted === 'accepted' }
    }
  }
}
