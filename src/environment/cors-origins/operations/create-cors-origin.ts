import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { corsOriginRefused, duplicateCorsOrigin } from '../errors.ts'
import { CorsOrigin, toCorsOrigin } from '../schemas.ts'
import { registerOrigin } from '../service.ts'

export const createCorsOriginOperation = defineOperation({
  id: 'CorsOriginsController_createCorsOrigin',
  method: 'POST',
  path: '/user_management/cors_origins',
  summary: 'Register a CORS origin',
  description: 'Browser scripts of the origin may then call the API.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: Type.Object({ origin: Type.String() }),
  success: { status: 201, body: CorsOrigin },
  errors: [corsOriginRefused, duplicateCorsOrigin],
  handler: async ({ body }, ctx) => toCorsOrigin(await registerOrigin(ctx, body.origin)),
})
