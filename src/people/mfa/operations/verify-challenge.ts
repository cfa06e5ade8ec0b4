import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { answerChallenge } from '../answer-challenge.ts'
import { challengeExpired, challengeVerified, tooManyCodeAttempts } from '../errors.ts'
import { AuthenticationChallenge } from '../schemas.ts'

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
  handler: ({ params, body }, ctx) => answerChallenge(ctx, params.id, body.code),
})
