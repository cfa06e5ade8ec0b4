import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { smsNotConfigured } from '#platform/http/shared-errors.ts'
import { invalidPhoneNumber } from '../errors.ts'
import { enrollFactor } from '../factors.ts'
import { EnrolledFactor, factorTypes } from '../schemas.ts'

export const enrollFactorOperation = defineOperation({
  id: 'AuthenticationFactorsController_create',
  method: 'POST',
  path: '/auth/factors/enroll',
  summary: 'Enroll an authentication factor',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: Type.Object({
    type: Type.Enum([...factorTypes]),
    phone_number: Type.Optional(Type.String()),
    totp_issuer: Type.Optional(
      Type.String({ description: 'The name that authenticator apps show for your application.' }),
    ),
    totp_user: Type.Optional(Type.String({ description: 'The name that authenticator apps show for the user.' })),
    user_id: Type.Optional(Type.String()),
  }),
  success: { status: 201, body: EnrolledFactor },
  errors: [notFound, invalidPhoneNumber, smsNotConfigured],
  handler: async ({ body }, ctx) => (await enrollFactor(ctx, body)).factor,
})
