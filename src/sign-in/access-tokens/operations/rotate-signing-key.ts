import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { rotateSigningKey } from '../signing-keys.ts'

export const rotateSigningKeyOperation = defineOperation({
  id: 'gatehouse.environments.signing_keys.rotate',
  method: 'POST',
  path: '/environments/current/signing_keys/rotate',
  summary: 'Rotate the signing key',
  description: 'The new key is published immediately and signs after 15 minutes.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  success: { status: 201, body: Type.Object({ kid: Type.String() }) },
  handler: async (_input, ctx) => ({ kid: await rotateSigningKey(ctx) }),
})
