import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import {
  accountDamaged,
  authMethodMismatch,
  clientMissing,
  clientRefused,
  integrationDisabled,
  invalidSelector,
  notInOrganization,
  selectionRequired,
  serviceUnavailable,
} from '../errors.ts'
import { vend } from '../vend/vend.ts'
import { accountToVend, VendedAccount } from '../vend/vended-account.ts'

/** Renews the token before it ends; parallel calls for one account renew it once. */
export const getTokenOperation = defineOperation({
  id: 'DataIntegrationsController_getUserlandUserToken',
  method: 'POST',
  path: '/data-integrations/{slug}/token',
  summary: 'Get an access token for a connected account',
  description:
    'The token is renewed before it expires, so it is valid for at least a minute unless the service does not respond.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  params: Type.Object({ slug: Type.String() }),
  body: VendedAccount,
  success: {
    status: 200,
    body: Type.Union([
      Type.Object({
        active: Type.Literal(true),
        access_token: Type.Object({
          object: Type.Literal('access_token'),
          access_token: Type.String(secret),
          expires_at: Nullable(Type.String()),
          scopes: Type.Array(Type.String()),
          missing_scopes: Type.Array(Type.String()),
        }),
      }),
      Type.Object({ active: Type.Literal(false), error: Type.Enum(['needs_reauthorization', 'not_installed']) }),
    ]),
  },
  errors: [
    notFound,
    notInOrganization,
    invalidSelector,
    selectionRequired,
    authMethodMismatch,
    integrationDisabled,
    clientRefused,
    clientMissing,
    serviceUnavailable,
    accountDamaged,
    keyProviderUnavailable,
    customerKeyRefused,
  ],
  async handler({ params, body }, ctx) {
    const vended = await vend(ctx, params.slug, await accountToVend(ctx, body), ({ account }) => {
      if (account.auth_method !== 'oauth') throw authMethodMismatch(account.auth_method, 'oauth')
    })
    if (vended.error !== undefined) return { active: false as const, error: vended.error }
    const { account, secrets, missingScopes } = vended
    return {
      active: true as const,
      access_token: {
        object: 'access_token' as const,
        access_token: secrets.accessToken ?? '',
        expires_at: account.expires_at,
        scopes: account.scopes,
        missing_scopes: missingScopes,
      },
    }
  },
})
