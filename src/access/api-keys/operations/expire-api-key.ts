import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { expireApiKey } from '../end.ts'
import { apiKeyAlreadyExpired } from '../errors.ts'
import { ApiKey, ExpireApiKey, toApiKey } from '../schemas.ts'

export const expireApiKeyOperation = defineOperation({
  id: 'ApiKeysController_expire',
  method: 'POST',
  path: '/api_keys/{id}/expire',
  summary: 'Expire an API key',
  description: 'Immediately or at a later time; `expires_at: null` removes the expiry.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: ExpireApiKey,
  success: { status: 200, body: ApiKey },
  errors: [notFound, apiKeyAlreadyExpired],
  async handler({ params, body }, ctx) {
    return toApiKey(await expireApiKey(ctx, params.id, body))
  },
})
