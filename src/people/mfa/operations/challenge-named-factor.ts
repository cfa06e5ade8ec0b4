import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { createChallenge } from '../challenges.ts'
import { getFactor } from '../factors.ts'
import { challengeFactorOperation } from './challenge-factor.ts'

/** The path of the first official SDKs with second factors. */
export const challengeNamedFactorOperation = defineOperation({
  id: 'gatehouse.mfa.factors.challenge_named',
  method: 'POST',
  path: '/auth/factors/challenge',
  summary: 'Challenge an authentication factor, at the deprecated path',
  description: 'For earlier SDKs. Same as `POST /auth/factors/{id}/challenge`.',
  deprecated: true,
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({
    authentication_factor_id: Type.String(),
    sms_template: Type.Optional(
      Type.String({ maxLength: 1_000, description: 'The text of the message, with `{{code}}` for the code.' }),
    ),
  }),
  success: challengeFactorOperation.success,
  errors: challengeFactorOperation.errors,
  async handler({ body }, ctx) {
    return createChallenge(ctx, await getFactor(ctx, body.authentication_factor_id), body.sms_template)
  },
})
