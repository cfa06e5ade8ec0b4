import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Name, Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'

/** How accounts of an integration are opened. */
export const authMethods = ['oauth', 'api_key', 'client_credentials'] as const
export type AuthMethod = (typeof authMethods)[number]
export const AuthMethod = Type.Enum([...authMethods])

/** Whose accounts an integration is for: those of people, or those of organizations. */
export const ownerships = ['user', 'organization'] as const
export type Ownership = (typeof ownerships)[number]
export const Ownership = Type.Enum([...ownerships])

/** RFC 6749 §3.3, as far as providers keep to it. */
const Scope = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]+$',
  'x-characters': 'printable ASCII characters without spaces, quotes and backslashes',
})
export const Scopes = Type.Array(Scope, { maxItems: 100 })
/** Values of the fields that a provider declares. */
export const ConfigValues = Type.Unsafe<Readonly<Record<string, string>>>({
  type: 'object',
  additionalProperties: { type: 'string', maxLength: 255 },
  maxProperties: 20,
})
export const ClientId = Type.String({ minLength: 1, maxLength: 1_024 })
export const ClientSecret = Type.String({ ...secret, minLength: 1, maxLength: 8_192 })
const Url = Type.String({ maxLength: 2_000 })
const Description = Nullable(Type.String({ maxLength: 500 }))

const Credentials = Type.Object({
  type: Type.Enum(['custom', 'organization'], {
    description: '`custom`: your own client. `organization`: each organization brings its own client.',
  }),
  client_id: Type.Optional(ClientId),
  client_secret: Type.Optional(ClientSecret),
})
export type Credentials = Static<typeof Credentials>

export const ApiKeyInstallation = Type.Object({
  secret: Type.String({ ...secret, minLength: 5, maxLength: 8_192 }),
  user_id: Type.String(),
  organization_id: Type.Optional(Type.String()),
})
export type ApiKeyInstallation = Static<typeof ApiKeyInstallation>

const definition = {
  authorization_url: Type.Optional(Url),
  token_url: Type.Optional(Url),
  refresh_token_url: Type.Optional(
    Nullable({ ...Url, description: 'The URL at which tokens are renewed, if it differs from `token_url`.' }),
  ),
  pkce_enabled: Type.Optional(Type.Boolean({ description: 'Whether the authorization request uses PKCE.' })),
  request_scope_separator: Type.Optional(
    Type.String({ minLength: 1, maxLength: 8, description: 'What separates scopes in the authorization request.' }),
  ),
  scopes_required: Type.Optional(Type.Boolean({ description: 'Whether the authorization request must have scopes.' })),
  client_secret_required: Type.Optional(
    Type.Boolean({ description: 'Whether the token endpoint requires a client secret.' }),
  ),
  additional_authorization_parameters: Type.Optional(
    Type.Unsafe<Record<string, string>>({
      type: 'object',
      additionalProperties: { type: 'string', maxLength: 1_000 },
      maxProperties: 20,
    }),
  ),
  token_body_content_type: Type.Optional(
    Type.String({
      description:
        'The content type of token requests: `application/x-www-form-urlencoded` (default) or `application/json`.',
      maxLength: 100,
    }),
  ),
  authenticate_via: Type.Optional(
    Type.Enum(['request_body', 'basic_auth_header'], {
      description: 'How the client authenticates at the token endpoint.',
    }),
  ),
}
const CustomProviderDefinition = Type.Object({ name: Name(100), ...definition })
const CustomProviderChange = Type.Object({ name: Type.Optional(Name(100)), ...definition })
/** Members that are left out stay as they are. */
export type CustomProviderChange = Static<typeof CustomProviderChange>

/** `provider` names a known service, or, with `custom_provider`, is the slug of a new one. */
export const CreateIntegration = Type.Object({
  provider: Type.String({
    minLength: 1,
    maxLength: 64,
    pattern: '^[a-z0-9]+([-_][a-z0-9]+)*$',
    'x-characters': 'lower-case letters and digits, with single `-` or `_` between them',
    description:
      'The slug of a known service, or a slug of your choice with a `custom_provider`. A second integration of the same custom service uses the definition of the first.',
  }),
  ownership: Type.Optional(
    Type.Enum([...ownerships], {
      description:
        'The owner of the accounts: `user` (default) or `organization`. A service may have one integration for each.',
    }),
  ),
  description: Type.Optional(Description),
  enabled: Type.Optional(Type.Boolean({ description: 'Whether users can connect accounts. Default: false.' })),
  scopes: Type.Optional(Nullable(Scopes)),
  auth_methods: Type.Optional(
    Type.Array(AuthMethod, { minItems: 1, maxItems: 3, description: 'How users connect accounts.' }),
  ),
  config: Type.Optional({
    ...ConfigValues,
    description: 'Values that the service’s URLs depend on, such as `account_identifier`.',
  }),
  credentials: Type.Optional({ ...Credentials, description: 'Your client at the service.' }),
  api_key: Type.Optional({ ...ApiKeyInstallation, description: 'How accounts are opened with an API key.' }),
  custom_provider: Type.Optional({
    ...CustomProviderDefinition,
    description: 'The definition of a service that is not built in.',
  }),
})
export type CreateIntegration = Static<typeof CreateIntegration>

/** Members that are left out stay as they are. The service of an integration never changes. */
export const UpdateIntegration = Type.Object({
  description: Type.Optional(Description),
  enabled: Type.Optional(Type.Boolean()),
  scopes: Type.Optional(Nullable(Scopes)),
  credentials: Type.Optional({ ...Credentials, description: 'Your client at the service.' }),
  api_key: Type.Optional({ ...ApiKeyInstallation, description: 'How accounts are opened with an API key.' }),
  custom_provider: Type.Optional({
    ...CustomProviderChange,
    description: 'The definition of a service that is not built in.',
  }),
})
export type UpdateIntegration = Static<typeof UpdateIntegration>

const NullableText = Nullable(Type.String())

export const CustomProvider = Type.Object({
  name: Type.String(),
  authorization_url: NullableText,
  token_url: NullableText,
  refresh_token_url: {
    ...NullableText,
    description: 'The URL at which tokens are renewed, if it differs from `token_url`.',
  },
  pkce_enabled: Type.Boolean({ description: 'Whether the authorization request uses PKCE.' }),
  request_scope_separator: Type.String({ description: 'What separates scopes in the authorization request.' }),
  scopes_required: Type.Boolean({ description: 'Whether the authorization request must have scopes.' }),
  client_secret_required: Type.Boolean({ description: 'Whether the token endpoint requires a client secret.' }),
  additional_authorization_parameters: Type.Unsafe<Record<string, string>>(
    Type.Record(Type.String(), Type.String(), { description: 'Additional parameters of the authorization request.' }),
  ),
  token_body_content_type: Type.String({ description: 'The content type of token requests.' }),
  authenticate_via: Type.Enum(['request_body', 'basic_auth_header'], {
    description: 'How the client authenticates at the token endpoint.',
  }),
})
export type CustomProvider = Static<typeof CustomProvider>

const LastFour = Nullable(Type.String({ ...notSecret, description: 'The last four characters.' }))

/** The account of someone that stands for them, or one that they have beside it. */
const connectionRoles = ['compatibility', 'standard'] as const
export type ConnectionRole = (typeof connectionRoles)[number]
export const ConnectionRole = Type.Enum([...connectionRoles], {
  description: '`compatibility` is the account that calls without `supports_multiple_connections` see.',
})

/** The account that an integration of one API key has from its creation. */
export const Installation = Type.Object({
  id: Type.String(),
  connection_role: ConnectionRole,
  account_identifier: NullableText,
  account_display_name: NullableText,
  user_id: NullableText,
  organization_id: NullableText,
  api_key_last_4: LastFour,
})
export type Installation = Static<typeof Installation>

export const DataIntegration = Type.Object({
  object: Type.Literal('data_integration'),
  id: Type.String(),
  slug: Type.String(),
  integration_type: Type.String({ description: 'The slug of the service, or `custom`.' }),
  ownership: Ownership,
  description: NullableText,
  enabled: Type.Boolean(),
  state: Type.Enum(['valid', 'invalid', 'requested'], {
    description: '`invalid` once the service has refused the client.',
  }),
  scopes: Nullable(Type.Array(Type.String())),
  redirect_uri: Type.String({ description: 'The callback URL to register at the service.' }),
  auth_methods: Type.Array(AuthMethod, { description: 'How users connect accounts.' }),
  credentials: Nullable(
    Type.Object(
      {
        type: Type.Enum(['custom', 'organization']),
        client_id: NullableText,
        redacted_client_secret: LastFour,
      },
      { description: 'Your client at the service.' },
    ),
  ),
  installation: Nullable({ ...Installation, description: 'How accounts are opened with an API key.' }),
  config: Type.Unsafe<Readonly<Record<string, string>>>(
    Type.Record(Type.String(), Type.String(), {
      description: 'Values that the service’s URLs depend on, such as `account_identifier`.',
    }),
  ),
  custom_provider: Nullable({ ...CustomProvider, description: 'The definition of a service that is not built in.' }),
  created_at: Timestamp,
  updated_at: Timestamp,
})

export interface IntegrationRow {
  id: string
  /** With the slug, unique in the environment. */
  ownership: Ownership
  slug: string
  description: string | null
  enabled: boolean
  state: 'valid' | 'invalid'
  scopes: string[] | null
  auth_methods: AuthMethod[]
  config: Readonly<Record<string, string>>
  credentials_type: 'custom' | 'organization' | null
  client_id: string | null
  sealed_client_secret: string | null
  client_secret_hint: string | null
  /** Equal in both integrations of a slug. */
  custom_provider: CustomProvider | null
  created_at: string
  updated_at: string
}

export const integrationColumns = sql`
  i.id, i.ownership, i.slug, i.description, i.enabled, i.state, i.scopes, i.auth_methods, i.config, i.credentials_type, i.client_id,
  i.sealed_client_secret, i.client_secret_hint, i.custom_provider, i.created_at, i.updated_at`

/** An integration as the environment has set it up. @param url of the server. */
export function toDataIntegration(
  url: string,
  row: IntegrationRow,
  installation: Installation | null = null,
): Static<typeof DataIntegration> {
  const { id, slug, ownership, credentials_type, client_id, client_secret_hint, custom_provider } = row
  return {
    object: 'data_integration',
    id,
    slug,
    integration_type: integrationType(row),
    ownership,
    description: row.description,
    enabled: row.enabled,
    state: row.state,
    scopes: row.scopes,
    redirect_uri: redirectUriOf(url, row),
    auth_methods: row.auth_methods,
    credentials: credentials_type && { type: credentials_type, client_id, redacted_client_secret: client_secret_hint },
    installation,
    config: row.config,
    custom_provider,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function integrationType({ slug, custom_provider }: Pick<IntegrationRow, 'slug' | 'custom_provider'>): string {
  return custom_provider === null ? slug : 'custom'
}

/**
 * The address to which a service redirects browsers. Each integration has its own, so that the answer of one service
 * cannot be mistaken for that of another (RFC 9700 §4.4.2.2).
 */
export function redirectUriOf(url: string, { id, slug }: Pick<IntegrationRow, 'id' | 'slug'>): string {
  return `${url}/data-integrations/${slug}/${callbackKeyOf(id)}/callback`
}

export function callbackKeyOf(integrationId: string): string {
  return integrationId.replace(/^data_integration_/, 'dik_')
}
