import { Type } from 'typebox'
import { notFound } from '../../../platform/http/errors.ts'
import { defineOperation } from '../../../platform/http/operation.ts'
import { secret } from '../../../platform/marks.ts'
import { challengeExpired, challengeVerified, tooManyCodeAttempts } from '../errors.ts'
import { AuthenticationChallenge, toChallenge } from '../schemas.ts'
import { acceptChallenge, checkChallenge } from '../verify-challenge.ts'

export const verifyChallengeOperation = defineOperation({
  id: 'AuthenticationChallengesController_verify',
  method: 'POST',
  path: '/auth/challenges/{id}/verify',
  summary: 'Verify a challenge',
  description: 'Checks the code that the user entered.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ code: Type.String({ ...secret, maxLength: 64 }) }),
  success: { status: 201, body: Type.Object({ challenge: AuthenticationChallenge, valid: Type.Boolean() }) },
  errors: [notFound, tooManyCodeAttempts, challengeExpired, challengeVerified],
  async handler({ params, body }, ctx) {
    const check = await checkChallenge(ctx, params.id, body.code, tooManyCodeAttempts)
    if (check === undefined) throw notFound('Authentication challenge', params.id)
    switch (check.outcome) {
      case 'verified':
        throw challengeVerified(params.id)
      case 'expired':
        throw challengeExpired(params.id)
      case 'too_many_attempts':
        throw tooManyCodeAttempts()
      case 'wrong':
        return { challenge: toChallenge(check.challenge), valid: false }
      case 'right': {
        await check.giveBack()
        const accepted = await ctx.transaction((tx) => acceptChallenge(tx, check))
        if (accepted === 'verified') throw challengeVerified(params.id)
        return { challenge: toChallenge(check.challenge), valid: accepted === 'accepted' }
      }
    }
  },
})
