import type { Context } from '#platform/context.ts'
import { openClientSecret } from './client-secret.ts'
import type { ConfigValues } from './config-fields.ts'
import type { ConfigurationRow } from './configuration-schemas.ts'
import type { PipeProvider } from './provider.ts'
import { providerOf } from './provider-of.ts'
import type { IntegrationRow } from './schemas.ts'

/** What holds for one organization, or for people outside of one. */
export interface EffectiveSettings {
  provider: PipeProvider
  enabled: boolean
  /** The scopes to ask for. */
  scopes: readonly string[]
  config: ConfigValues
}

/** The settings of an integration, and what an organization has said otherwise. */
export function effectiveSettings(
  row: Pick<IntegrationRow, 'slug' | 'custom_provider' | 'enabled' | 'scopes' | 'config'>,
  organization?: Pick<ConfigurationRow, 'enabled' | 'scopes' | 'config'> | null,
): EffectiveSettings {
  const provider = providerOf(row)
  return {
    provider,
    enabled: organization?.enabled ?? row.enabled,
    scopes: organization?.scopes ?? row.scopes ?? provider.oauth?.scopes ?? [],
    config: { ...row.config, ...organization?.config },
  }
}

export interface OAuthClient {
  id: string
  /** Null for a public client. */
  secret: string | null
}

/** The client of the environment or of an organization; `undefined` where an organization has brought none. */
export function clientOf(
  ctx: Context,
  row: Pick<IntegrationRow, 'id' | 'credentials_type' | 'client_id' | 'sealed_client_secret'>,
  organization?: Pick<ConfigurationRow, 'organization_id' | 'client_id' | 'sealed_client_secret'> | null,
): OAuthClient | undefined {
  const isOrganizations = row.credentials_type === 'organization'
  const { client_id = null, sealed_client_secret = null } = (isOrganizations ? organization : row) ?? {}
  if (client_id === null) return undefined
  const owner = isOrganizations ? (organization?.organization_id ?? null) : null
  const secret = sealed_client_secret && openClientSecret(ctx, row.id, owner, sealed_client_secret)
  return { id: client_id, secret }
}
