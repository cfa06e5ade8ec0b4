import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getFactor } from '../factors.ts'
import { AuthenticationFactor, toFactor } from '../schemas.ts'

export const getFactorOperation = defineOperation({
  id: 'AuthenticationFactorsController_get',
  method: 'GET',
  path: '/auth/factors/{id}',
  summary: 'Get an authentication factor',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: AuthenticationFactor },
  errors: [notFound],
  handler: async ({ params }, ctx) => toFactor(await getFactor(ctx, params.id)),
})
