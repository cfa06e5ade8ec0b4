import { type Static, Type } from 'typebox'
import { ListedAccount } from '#pipes/connected-accounts/index.ts'
import { AuthMethod } from '#pipes/pipe-providers/index.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'

const Values = Type.Unsafe<Readonly<Record<string, string>>>(Type.Record(Type.String(), Type.String()))
const NullableScopes = Nullable(Type.Array(Type.String()))

const ConfigField = Type.Object({
  key: Type.String(),
  label: Type.String(),
  required: Type.Boolean(),
  scope: Type.Enum(['integration', 'installation'], {
    description: 'Whether all connections share the value or each has its own.',
  }),
  description: Type.String(),
  example: Type.String(),
  pattern: Type.String(),
  order: Type.Integer(),
  default: Type.Optional(Type.String()),
})

const named = {
  id: Type.String(),
  name: Type.String(),
  description: Nullable(Type.String()),
  slug: Type.String(),
  iconSlug: Type.Optional(
    Type.String({
      description: 'The slug of a known service. The widget shows its own icon for it, or the icons at the given URLs.',
    }),
  ),
  iconUrl: Type.Optional(Type.String()),
  iconDarkUrl: Type.Optional(Type.String()),
}

const integration = {
  object: Type.Literal('data_integration'),
  ...named,
  integrationType: Type.String({ description: 'The slug of a known service, or `custom`.' }),
  credentialsType: Type.Enum(['custom', 'organization']),
  scopes: NullableScopes,
  configFields: Type.Array(ConfigField),
  config: Values,
  authMethods: Type.Array(AuthMethod),
  connected_accounts: Type.Array(ListedAccount),
  createdAt: Timestamp,
  updatedAt: Timestamp,
}

export const OwnIntegration = Type.Object({
  ...integration,
  ownership: Type.Literal('userland_user'),
  installation: Nullable(ListedAccount),
})
export type OwnIntegration = Static<typeof OwnIntegration>

export const SharedConnection = Type.Object({
  object: Type.Literal('data_integration'),
  ...named,
  ownership: Type.Literal('organization'),
  connected_accounts: Type.Array(
    Type.Object({
      object: Type.Literal('connected_account'),
      id: Type.String(),
      state: Type.Enum(['connected', 'needs_reauthorization']),
      availability: Type.Enum(['available', 'needs_admin_attention']),
      created_at: Timestamp,
      updated_at: Timestamp,
    }),
  ),
})
export type SharedConnection = Static<typeof SharedConnection>

const settings = {
  enabled: Type.Boolean(),
  scopes: Type.Array(Type.String()),
  defaultScopes: Type.Array(Type.String(), { description: 'The scopes that the environment requests.' }),
  availableScopes: Type.Array(Type.String(), { description: 'All scopes that can be selected.' }),
  credentials: Type.Object({
    credentialsType: Type.Enum(['custom', 'organization']),
    hasCredentials: Type.Boolean(),
    client_id: Nullable(
      Type.String({ description: "The organization's own; that of the environment is not returned." }),
    ),
    redactedClientSecret: Nullable(Type.String({ ...notSecret, description: 'The last four characters.' })),
    redirectUri: Type.String(),
  }),
  configFields: Type.Array(ConfigField),
  config: Values,
}

export const PipeConfiguration = Type.Object({
  object: Type.Literal('data_integration_configuration'),
  ...named,
  integrationType: Type.String(),
  ownership: Type.Literal('userland_user'),
  ...settings,
  authMethods: Type.Array(AuthMethod),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type PipeConfiguration = Static<typeof PipeConfiguration>

export const OrganizationIntegration = Type.Object({
  ...integration,
  ownership: Type.Literal('organization'),
  configuration: Type.Object({
    hasOverride: Type.Boolean(),
    rootEnabled: Type.Boolean(),
    overrideEnabled: Nullable(Type.Boolean()),
    disabledSource: Nullable(Type.Enum(['developer', 'organization'])),
    configured: Type.Boolean({ description: 'Whether a client is configured.' }),
    ...settings,
  }),
  capabilities: Type.Object({
    canConfigure: Type.Boolean(),
    canConnect: Type.Boolean(),
    canUpdateCredentials: Type.Boolean(),
    canReauthorize: Type.Boolean(),
    canDisconnect: Type.Boolean(),
  }),
})
export type OrganizationIntegration = Static<typeof OrganizationIntegration>

/** Where the browser goes, and the token by which the widget asks whether it came back. */
export const StartedConnection = Type.Object({
  url: Type.String({ ...secret, description: 'The URL for the window that the widget has opened.' }),
  redirectToken: Type.String(secret),
  handoffToken: Type.String(secret),
})

export const AccountKey = Type.Object({ secret: Type.String({ ...secret, minLength: 1, maxLength: 8_192 }) })

export const slugParams = Type.Object({ slug: Type.String() })
/** Never an empty answer: widgets read every body as JSON. */
export const Done = Type.Object({ success: Type.Literal(true) })
