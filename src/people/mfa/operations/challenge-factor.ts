import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createChallenge } from '../challenges.ts'
import { smsChallengeRateLimited, smsTemplateWithoutCode } from '../errors.ts'
import { getFactor } from '../factors.ts'
import { AuthenticationChallenge } from '../schemas.ts'

export const challengeFactorOperation = defineOperation({
  id: 'AuthenticationFactorsController_challenge',
  method: 'POST',
  path: '/auth/factors/{id}/challenge',
  summary: 'Challenge an authentication factor',
  description: 'For a phone factor, sends the code as a text message.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ sms_template: Type.Optional(Type.String({ maxLength: 1_000 })) }),
  success: { status: 201, body: AuthenticationChallenge },
  errors: [notFound, smsTemplateWithoutCode, smsChallengeRateLimited],
  async handler({ params, body }, ctx) {
    return createChallenge(ctx, await getFactor(ctx, params.id), body.sms_template)
  },
})
