import { type ListedIntegration, toListedAccount } from '#pipes/connected-accounts/index.ts'
import {
  type ConfigField,
  type ConfiguredIntegration,
  effectiveSettings,
  type IntegrationRow,
  iconPathsOf,
  integrationType,
  providerOf,
  redirectUriOf,
} from '#pipes/pipe-providers/index.ts'
import type { Context } from '#platform/context.ts'
import type { OrganizationIntegration, OwnIntegration, PipeConfiguration, SharedConnection } from './schemas.ts'

/** What the member of an organization, or someone outside of one, sees of an integration. */
export function toOwnIntegration(ctx: Context, held: ListedIntegration): OwnIntegration {
  const { account } = held
  return {
    ...describe(ctx, held),
    ownership: 'userland_user',
    installation: account === undefined ? null : toListedAccount(account),
  }
}

/** What members see of the accounts that their organization shares. */
export function toSharedConnection(ctx: Context, { integration, accounts }: ListedIntegration): SharedConnection {
  return {
    object: 'data_integration',
    ...name(ctx, integration),
    ownership: 'organization',
    connected_accounts: accounts.map(({ id, state, created_at, updated_at }) => ({
      object: 'connected_account',
      id,
      state,
      availability: state === 'connected' ? 'available' : 'needs_admin_attention',
      created_at,
      updated_at,
    })),
  }
}

/** What members may connect: the settings of the environment, with those of the organization over them. */
export function toPipeConfiguration(ctx: Context, configured: ConfiguredIntegration): PipeConfiguration {
  const { integration } = configured
  return {
    object: 'data_integration_configuration',
    ...name(ctx, integration),
    integrationType: integrationType(integration),
    ownership: 'userland_user',
    ...settings(ctx, configured),
    authMethods: integration.auth_methods,
    createdAt: integration.created_at,
    updatedAt: configured.configuration?.updated_at ?? integration.updated_at,
  }
}

/** A service as an administrator sees it, with the account of the organization if it has one. */
export function toOrganizationIntegration(ctx: Context, held: ListedIntegration): OrganizationIntegration {
  const { integration, configuration, account } = held
  const shown = settings(ctx, held)
  const configured = hasClient(held)
  const isOAuth = account?.auth_method === 'oauth'
  return {
    ...describe(ctx, held),
    ownership: 'organization',
    configuration: {
      ...shown,
      hasOverride: configuration !== undefined,
      rootEnabled: integration.enabled,
      overrideEnabled: configuration?.enabled ?? null,
      disabledSource: shown.enabled ? null : integration.enabled ? 'organization' : 'developer',
      configured,
    },
    capabilities: {
      canConfigure: isOffered(held),
      canConnect: shown.enabled && account === undefined && usableMethods(held).length > 0,
      canUpdateCredentials: shown.enabled && account !== undefined && !isOAuth,
      canReauthorize: shown.enabled && isOAuth && configured,
      canDisconnect: account !== undefined,
    },
  }
}

/** Whether an organization may have it: what the environment has not enabled, it has enabled for the organization itself. */
export function isOffered({ integration, configuration }: ConfiguredIntegration): boolean {
  return integration.enabled || configuration?.enabled === true
}

/** Whether the user can connect to it, or is connected to it, so that they can end it. */
export function isOpenToUser(held: ListedIntegration): boolean {
  return held.accounts.length > 0 || (isOn(held) && usableMethods(held).length > 0)
}

export function isOn({ integration, configuration }: ConfiguredIntegration): boolean {
  return effectiveSettings(integration, configuration).enabled
}

/** How someone can connect: by OAuth once there is a client to do so with. */
export function usableMethods(held: ConfiguredIntegration) {
  return held.integration.auth_methods.filter((method) => method !== 'oauth' || hasClient(held))
}

/** Those that an administrator may choose from: what the environment asks for, and all of a client of their own. */
export function choosableScopes({ integration }: ConfiguredIntegration): { defaults: string[]; available: string[] } {
  const known = providerOf(integration).oauth?.scopes ?? []
  const defaults = [...(integration.scopes ?? known)]
  if (integration.credentials_type !== 'organization') return { defaults, available: defaults }
  return { defaults, available: [...new Set([...defaults, ...known])] }
}

function hasClient({ integration, configuration }: ConfiguredIntegration): boolean {
  if (!integration.auth_methods.includes('oauth')) return true
  const { client_id = null } = (integration.credentials_type === 'organization' ? configuration : integration) ?? {}
  return client_id !== null
}

function describe(ctx: Context, held: ListedIntegration) {
  const { integration, configuration, account, accounts } = held
  const { provider, scopes, config } = effectiveSettings(integration, configuration)
  return {
    object: 'data_integration' as const,
    ...name(ctx, integration),
    integrationType: integrationType(integration),
    credentialsType: integration.credentials_type ?? ('custom' as const),
    scopes: [...scopes],
    configFields: toFields(provider.configFields),
    config,
    authMethods: account === undefined ? usableMethods(held) : integration.auth_methods,
    connected_accounts: accounts.map(toListedAccount),
    createdAt: integration.created_at,
    updatedAt: integration.updated_at,
  }
}

function settings({ system }: Context, { integration, configuration }: ConfiguredIntegration) {
  const { provider, enabled, scopes, config } = effectiveSettings(integration, configuration)
  const { defaults, available } = choosableScopes({ integration, configuration })
  return {
    enabled,
    scopes: [...scopes],
    defaultScopes: defaults,
    availableScopes: available,
    credentials: {
      credentialsType: integration.credentials_type ?? ('custom' as const),
      hasCredentials: hasClient({ integration, configuration }),
      client_id: configuration?.client_id ?? null,
      redactedClientSecret: configuration?.client_secret_hint ?? null,
      redirectUri: redirectUriOf(system.config.url, integration),
    },
    configFields: toFields(provider.configFields),
    config,
  }
}

/** The widget takes pictures by https only. */
function name({ system }: Context, integration: IntegrationRow) {
  const { id, description, slug } = integration
  const icons = iconPathsOf(integration)
  const { url } = system.config
  return {
    id,
    name: providerOf(integration).name,
    description,
    slug,
    ...(icons && { iconSlug: slug, iconUrl: `${url}${icons.light}`, iconDarkUrl: `${url}${icons.dark}` }),
  }
}

function toFields(fields: readonly ConfigField[] = []) {
  return fields.map((field, order) => ({ ...field, required: field.default === undefined, order }))
}
