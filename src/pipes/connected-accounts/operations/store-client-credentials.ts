import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import { authMethodMismatch } from '../errors.ts'
import { storeClientCredentials } from '../keys.ts'
import { ConnectedAccount, ownerOf, StoreClientCredentials, toConnectedAccount } from '../schemas.ts'

export const storeClientCredentialsOperation = defineOperation({
  id: 'DataIntegrationsController_upsertClientCredentials',
  method: 'PUT',
  path: '/data-integrations/{slug}/client-credentials',
  summary: 'Set the client of a connected account',
  description: 'Replaces an earlier one. Its first token is requested when it is needed.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: Type.String() }),
  body: StoreClientCredentials,
  success: { status: 200, body: ConnectedAccount },
  errors: [notFound, authMethodMismatch, keyProviderUnavailable, customerKeyRefused],
  async handler({ params, body: { user_id, organization_id, ...client } }, ctx) {
    const owner = ownerOf({ user_id, ...defined({ organization_id }) })
    return toConnectedAccount(await storeClientCredentials(ctx, params.slug, owner, client))
  },
})
