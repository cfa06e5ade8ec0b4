import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { createChallenge } from '../challenges.ts'
import { totpAlreadyEnrolled } from '../errors.ts'
import { enrollFactor } from '../factors.ts'
import { AuthenticationChallenge, EnrolledFactor } from '../schemas.ts'

export const enrollUserFactorOperation = defineOperation({
  id: 'UserlandUserAuthenticationFactorsController_create[0]',
  method: 'POST',
  path: '/user_management/users/{userlandUserId}/auth_factors',
  summary: 'Enroll an authentication factor for a user',
  description: 'Returns the factor and its first challenge.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ userlandUserId: Type.String() }),
  body: Type.Object({
    type: Type.Literal('totp'),
    totp_issuer: Type.Optional(
      Type.String({ description: 'The name that authenticator apps show for your application.' }),
    ),
    totp_user: Type.Optional(Type.String({ description: 'The name that authenticator apps show for the user.' })),
    totp_secret: Type.Optional(
      Type.String({ ...secret, description: 'The secret in Base32, if the app has one already.' }),
    ),
  }),
  success: {
    status: 201,
    body: Type.Object({ authentication_factor: EnrolledFactor, authentication_challenge: AuthenticationChallenge }),
  },
  errors: [notFound, totpAlreadyEnrolled],
  async handler({ params, body }, ctx) {
    const { row, factor } = await enrollFactor(ctx, { ...body, user_id: params.userlandUserId })
    return { authentication_factor: factor, authentication_challenge: await createChallenge(ctx, row) }
  },
})
