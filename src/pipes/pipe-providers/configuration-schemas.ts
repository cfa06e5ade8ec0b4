import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret } from '#platform/marks.ts'
import { providerOf } from './provider-of.ts'
import {
  ClientId,
  ClientSecret,
  ConfigValues,
  type IntegrationRow,
  ownerships,
  redirectUriOf,
  Scopes,
} from './schemas.ts'

/** An organization's settings of an integration. `null` removes a setting, so that the environment's applies. */
export const ConfigureIntegration = Type.Object({
  enabled: Type.Optional(Type.Boolean()),
  scopes: Type.Optional(Nullable(Scopes)),
  client_id: Type.Optional(ClientId),
  client_secret: Type.Optional(ClientSecret),
  config: Type.Optional({ ...ConfigValues, description: 'Values that the service’s URLs depend on.' }),
})
export type ConfigureIntegration = Static<typeof ConfigureIntegration>

export const ConfigurationQuery = Type.Object({
  ownership: Type.Optional(
    Type.Enum([...ownerships], {
      description:
        'The owner of the accounts: `user` (default) for accounts of members, or `organization` for the organization’s own account.',
    }),
  ),
})

export const IntegrationConfiguration = Type.Object({
  object: Type.Literal('data_integration_configuration'),
  id: Type.String(),
  organization_id: Type.String(),
  slug: Type.String(),
  name: Type.String(),
  enabled: Type.Boolean(),
  scopes: Nullable(Type.Array(Type.String())),
  config: Type.Unsafe<Readonly<Record<string, string>>>(
    Type.Record(Type.String(), Type.String(), { description: 'Values that the service’s URLs depend on.' }),
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
  credentials: Type.Optional(
    Type.Object(
      {
        credentials_type: Type.Enum(['shared', 'custom', 'organization'], { description: 'Whose client is used.' }),
        has_credentials: Type.Boolean({ description: 'Whether a client is stored.' }),
        client_id: Nullable(Type.String()),
        client_secret_last_four: Nullable(Type.String(notSecret)),
        redirect_uri: Type.String(),
      },
      { description: 'The organization’s own client at the service.' },
    ),
  ),
})

/** What an organization has said of an integration. Null is what the environment says. */
export interface ConfigurationRow {
  integration_id: string
  organization_id: string
  enabled: boolean | null
  scopes: string[] | null
  config: Readonly<Record<string, string>>
  client_id: string | null
  sealed_client_secret: string | null
  client_secret_hint: string | null
  created_at: string
  updated_at: string
}

/** With the alias `c` of `data_integration_configurations`. */
export const configurationColumns = sql`
  c.integration_id, c.organization_id, c.enabled, c.scopes, c.config, c.client_id, c.sealed_client_secret,
  c.client_secret_hint, c.created_at, c.updated_at`

/** An integration with the settings that apply to an organization, whether its own or the environment's. */
export function toConfiguration(
  url: string,
  organizationId: string,
  integration: IntegrationRow,
  row: ConfigurationRow | undefined,
): Static<typeof IntegrationConfiguration> {
  const { client_id = null, client_secret_hint = null } = row ?? {}
  return {
    object: 'data_integration_configuration',
    id: integration.id,
    organization_id: organizationId,
    slug: integration.slug,
    name: providerOf(integration).name,
    enabled: row?.enabled ?? integration.enabled,
    scopes: row?.scopes ?? integration.scopes,
    config: { ...integration.config, ...row?.config },
    created_at: row?.created_at ?? integration.created_at,
    updated_at: row?.updated_at ?? integration.updated_at,
    ...(integration.credentials_type === 'organization'
      ? {
          credentials: {
            credentials_type: 'organization',
            has_credentials: client_id !== null,
            client_id,
            client_secret_last_four: client_secret_hint,
            redirect_uri: redirectUriOf(url, integration),
          },
        }
      : {}),
  }
}
