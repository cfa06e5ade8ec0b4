import { type Static, Type } from 'typebox'
import { identityProviders } from '#people/identities/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import type { ProviderSetting, SocialProvider } from './provider.ts'

export const ProviderName = Type.Enum([...identityProviders])

const shortText = Type.String({ minLength: 1, maxLength: 255 })

const Endpoints = Type.Object(
  {
    issuer: Type.Optional(Type.String({ maxLength: 2_000 })),
    authorization_endpoint: Type.Optional(Type.String({ maxLength: 2_000 })),
    token_endpoint: Type.Optional(Type.String({ maxLength: 2_000 })),
    api_url: Type.Optional(
      Type.String({ maxLength: 2_000, description: 'The URL from which the user’s profile is read.' }),
    ),
  },
  {
    description:
      'In development only: other URLs of the provider. `issuer` for an OpenID Connect provider, the three others for an OAuth 2.0 provider.',
  },
)
export type Endpoints = Static<typeof Endpoints>

const settings = {
  team_id: Type.Optional(Nullable({ ...shortText, description: 'Apple: the team that owns the key.' })),
  key_id: Type.Optional(Nullable({ ...shortText, description: 'Apple: the id of the key.' })),
  integration_slug: Type.Optional(
    Nullable({
      ...shortText,
      pattern: '^[a-z0-9-]+$',
      'x-characters': 'lower-case letters, digits and `-`',
      description: 'Vercel Marketplace: the integration.',
    }),
  ),
}

const changeable = {
  enabled: Type.Optional(Type.Boolean({ description: 'Whether users can sign in with it.' })),
  scopes: Type.Optional(
    Type.Array(
      Type.String({
        minLength: 1,
        maxLength: 255,
        pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$',
        'x-characters': 'ASCII characters without spaces, quotes and backslashes',
      }),
      {
        maxItems: 50,
        description: 'Requested in addition to the scopes that a sign-in needs.',
      },
    ),
  ),
  return_tokens: Type.Optional(
    Type.Boolean({ description: "Whether a sign-in returns the provider's own tokens to the application." }),
  ),
  endpoints: Type.Optional(Nullable(Endpoints)),
  ...settings,
}
const client_id = Type.String({ minLength: 1, maxLength: 1_024 })
const client_secret = Type.String({
  ...secret,
  minLength: 1,
  maxLength: 8_192,
  description: 'The client secret; for Apple, the private key in PEM. It can’t be read again.',
})

export const CreateSocialProvider = Type.Object({
  provider: { ...ProviderName, description: 'The name of the provider.' },
  client_id,
  client_secret,
  ...changeable,
})
export type CreateSocialProvider = Static<typeof CreateSocialProvider>

export const UpdateSocialProvider = Type.Object({
  client_id: Type.Optional(client_id),
  client_secret: Type.Optional(client_secret),
  ...changeable,
})
export type UpdateSocialProvider = Static<typeof UpdateSocialProvider>

export const SocialProviderObject = Type.Object({
  object: Type.Literal('social_provider'),
  provider: { ...ProviderName, description: 'The name of the provider.' },
  name: Type.String(),
  protocol: Type.Enum(['oidc', 'oauth2'], { description: 'The protocol of the provider.' }),
  enabled: Type.Boolean(),
  client_id: Nullable(Type.String({ description: 'Null until a client is stored.' })),
  redirect_uri: Type.String({ description: 'The callback URL to register at the provider.' }),
  scopes: Type.Array(Type.String(), { description: 'All requested scopes.' }),
  return_tokens: Type.Boolean({
    description: 'Whether a sign-in returns the provider’s own tokens to the application.',
  }),
  team_id: Nullable(Type.String({ description: 'The team id, which only Apple needs.' })),
  key_id: Nullable(Type.String({ description: 'The id of the private key, which only Apple needs.' })),
  integration_slug: Nullable(
    Type.String({ description: 'The slug of the integration, which only `VercelMarketplaceOAuth` needs.' }),
  ),
  endpoints: Nullable(Endpoints),
  email_trust: Type.String({ description: 'Which email addresses from the provider are treated as verified.' }),
  entry_status: Type.Enum(['verified', 'unverified'], {
    description:
      'Whether Gatehouse’s settings for the provider were checked against its documentation. Test a provider that was not before users rely on it.',
  }),
  entry_source: Type.String({ description: 'The URL of the provider’s document.' }),
  created_at: Nullable(Timestamp),
  updated_at: Nullable(Timestamp),
})

export type Settings = Partial<Record<ProviderSetting, string | null>>

export interface SocialProviderRow {
  provider: SocialProvider['provider']
  enabled: boolean
  client_id: string
  sealed_client_secret: string
  settings: Settings
  scopes: string[]
  return_tokens: boolean
  endpoints: Endpoints | null
  created_at: string
  updated_at: string
}

export const socialProviderColumns = sql`
  provider, enabled, client_id, sealed_client_secret, settings, scopes, return_tokens, endpoints, created_at, updated_at`

/** A provider from the table with the environment's configuration. */
export function toSocialProvider(
  ctx: Context,
  definition: SocialProvider,
  row: SocialProviderRow | undefined,
): Static<typeof SocialProviderObject> {
  const { provider, name, protocol, emailTrust, checked } = definition
  return {
    object: 'social_provider',
    provider,
    name,
    protocol,
    enabled: row?.enabled ?? false,
    client_id: row?.client_id ?? null,
    redirect_uri: redirectUriOf(ctx, provider),
    scopes: scopesOf(definition, row),
    return_tokens: row?.return_tokens ?? false,
    team_id: row?.settings.team_id ?? null,
    key_id: row?.settings.key_id ?? null,
    integration_slug: row?.settings.integration_slug ?? null,
    endpoints: row?.endpoints ?? null,
    email_trust: emailTrust,
    entry_status: checked.status,
    entry_source: checked.source,
    created_at: row?.created_at ?? null,
    updated_at: row?.updated_at ?? null,
  }
}

/**
 * The callback URL of a provider. One for each environment and provider, so that the answer of one cannot be mistaken
 * for that of another (RFC 9700 §4.4.2.2).
 */
export function redirectUriOf(ctx: Context, provider: SocialProvider['provider']): string {
  return `${ctx.system.config.url}/social-sign-in/${ctx.environmentId}/${provider}/callback`
}

export function scopesOf(definition: SocialProvider, row?: SocialProviderRow, more: readonly string[] = []): string[] {
  return [...new Set([...definition.scopes, ...(row?.scopes ?? []), ...more])]
}
