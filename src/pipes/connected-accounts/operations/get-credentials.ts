import { type Static, Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import {
  accountDamaged,
  clientMissing,
  clientRefused,
  integrationDisabled,
  invalidSelector,
  notInOrganization,
  selectionRequired,
  serviceUnavailable,
} from '../errors.ts'
import { type Vended, vend } from '../vend/vend.ts'
import { accountToVend, VendedAccount } from '../vend/vended-account.ts'

const named = {
  object: Type.Literal('credential'),
  value: Type.String(secret),
  config: Type.Unsafe<Readonly<Record<string, string>>>(
    Type.Record(Type.String(), Type.String(), { description: 'Values of the fields that the service has.' }),
  ),
}
const ofToken = {
  expires_at: Nullable(Type.String()),
  scopes: Type.Array(Type.String()),
  missing_scopes: Type.Array(Type.String()),
}
const Credential = Type.Union([
  Type.Object({ ...named, auth_method: Type.Literal('oauth'), ...ofToken }),
  Type.Object({ ...named, auth_method: Type.Literal('api_key') }),
  Type.Object({
    ...named,
    auth_method: Type.Literal('client_credentials'),
    ...ofToken,
    metadata: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Record(Type.String(), Type.Unknown())),
  }),
])

/**
 * Answers with every kind of credentials, a token, a key or a client, so that callers need not know which one an
 * account has.
 */
export const getCredentialsOperation = defineOperation({
  id: 'DataIntegrationsController_vendCredentials',
  method: 'POST',
  path: '/data-integrations/{slug}/credentials',
  summary: 'Get the credentials of a connected account',
  description: 'Returns an access token, a key, or a token that the service issued to the client of the account.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  params: Type.Object({ slug: Type.String() }),
  body: VendedAccount,
  success: {
    status: 200,
    body: Type.Union([
      Type.Object({ active: Type.Literal(true), credential: Credential }),
      Type.Object({ active: Type.Literal(false), error: Type.Enum(['not_installed', 'needs_reauthorization']) }),
    ]),
  },
  errors: [
    notFound,
    notInOrganization,
    invalidSelector,
    selectionRequired,
    integrationDisabled,
    clientRefused,
    clientMissing,
    serviceUnavailable,
    accountDamaged,
    keyProviderUnavailable,
    customerKeyRefused,
  ],
  async handler({ params, body }, ctx) {
    const vended = await vend(ctx, params.slug, await accountToVend(ctx, body))
    if (vended.error !== undefined) return { active: false as const, error: vended.error }
    return { active: true as const, credential: toCredential(vended) }
  },
})

function toCredential(vended: Exclude<Vended, { error: string }>): Static<typeof Credential> {
  const { account, secrets, missingScopes, config } = vended
  const shared = { object: 'credential' as const, config }
  if (account.auth_method === 'api_key') return { ...shared, auth_method: 'api_key', value: secrets.apiKey ?? '' }
  const token = {
    ...shared,
    value: secrets.accessToken ?? '',
    expires_at: account.expires_at,
    scopes: account.scopes,
    missing_scopes: missingScopes,
  }
  if (account.auth_method === 'oauth') return { ...token, auth_method: 'oauth' }
  return { ...token, auth_method: 'client_credentials', metadata: account.metadata }
}
