import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { answerChallenge } from '../answer-challenge.ts'
import { verifyChallengeOperation } from './verify-challenge.ts'

/** The path of the first official SDKs with second factors. */
export const verifyNamedChallengeOperation = defineOperation({
  id: 'gatehouse.mfa.challenges.verify_named',
  method: 'POST',
  path: '/auth/factors/verify',
  summary: 'Verify a challenge, at the deprecated path',
  description: 'For earlier SDKs. Same as `POST /auth/challenges/{id}/verify`.',
  deprecated: true,
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({
    authentication_challenge_id: Type.String(),
    code: Type.String({ ...secret, maxLength: 64 }),
  }),
  success: verifyChallengeOperation.success,
  errors: verifyChallengeOperation.errors,
  handler: ({ body }, ctx) => answerChallenge(ctx, body.authentication_challenge_id, body.code),
})
