import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import { authMethodMismatch } from '../errors.ts'
import { storeApiKey } from '../keys.ts'
import { ConnectedAccount, ownerOf, StoreApiKey, toConnectedAccount } from '../schemas.ts'

export const storeApiKeyOperation = defineOperation({
  id: 'DataIntegrationsController_upsertApiKey',
  method: 'PUT',
  path: '/data-integrations/{slug}/api-key',
  summary: 'Set the key of a connected account',
  description: 'Replaces an earlier one.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: Type.String() }),
  body: StoreApiKey,
  success: { status: 200, body: ConnectedAccount },
  errors: [notFound, authMethodMismatch, keyProviderUnavailable, customerKeyRefused],
  async handler({ params, body: { secret, ...named } }, ctx) {
    return toConnectedAccount(await storeApiKey(ctx, params.slug, ownerOf(named), secret))
  },
})
