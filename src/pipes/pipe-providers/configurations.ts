import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Fault, platformErrors } from '#platform/http/errors.ts'
import { requireSecretAgain } from '#platform/http/kept-secret.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { hintOf, sealClientSecret } from './client-secret.ts'
import { configFaults } from './config-fields.ts'
import { type ConfigurationRow, type ConfigureIntegration, configurationColumns } from './configuration-schemas.ts'
import { invalidConfiguration } from './errors.ts'
import { providerOf } from './provider-of.ts'
import { integrationNotFound } from './read.ts'
import { tokenEndpoints } from './receivers.ts'
import { type IntegrationRow, integrationColumns, type Ownership } from './schemas.ts'

/** An integration with what an organization has said of it. */
export interface ConfiguredIntegration {
  integration: IntegrationRow
  configuration: ConfigurationRow | undefined
}

/** All integrations for accounts of its people or its own, as they are for an organization, in the order of their slugs. @throws notFound */
export async function listConfigurations(
  ctx: Context,
  organizationId: string,
  ownership: Ownership = 'user',
): Promise<ConfiguredIntegration[]> {
  return checkedRead(requireOrganization(ctx, organizationId), () =>
    listIntegrationsFor(ctx, organizationId, ownership),
  )
}

/** As {@link listConfigurations}, for an organization that is known to exist; `null` for people outside of one. */
export async function listIntegrationsFor(
  ctx: Context,
  organizationId: string | null,
  ownership: Ownership,
): Promise<ConfiguredIntegration[]> {
  const [integrations, configurations] = await Promise.all([
    ctx.db.many<IntegrationRow>(sql`
      select ${integrationColumns} from data_integrations i
      where i.environment_id = ${ctx.environmentId} and i.ownership = ${ownership} order by i.slug`),
    ctx.db.many<ConfigurationRow>(sql`
      select ${configurationColumns} from data_integration_configurations c
      where c.environment_id = ${ctx.environmentId} and c.organization_id = ${organizationId}`),
  ])
  const byIntegration = new Map(configurations.map((row) => [row.integration_id, row]))
  return integrations.map((integration) => ({ integration, configuration: byIntegration.get(integration.id) }))
}

/** What is not sent stays, and null is what the environment says. */
export type ConfigurationChange = Omit<ConfigureIntegration, 'enabled'> & { enabled?: boolean | null }

/**
 * Stores an organization's settings of an integration. Fields that change the origin require the secret of the client
 * again.
 *
 * @throws notFound, invalidConfiguration; invalidRequest for scopes that the environment does not have, and without
 * that secret
 */
export async function configureIntegration(
  ctx: Context,
  organizationId: string,
  slug: string,
  input: ConfigurationChange,
  ownership: Ownership = 'user',
): Promise<ConfiguredIntegration> {
  await requireOrganization(ctx, organizationId)
  return ctx.transaction(async (tx) => {
    // Calls for one integration follow one another, so that each finds what the others have stored.
    const integration = await tx.db.maybe<IntegrationRow>(sql`
      select ${integrationColumns} from data_integrations i
      where i.environment_id = ${tx.environmentId} and i.slug = ${slug} and i.ownership = ${ownership}
      for no key update`)
    if (integration === undefined) throw integrationNotFound(slug)
    check(integration, input)
    const current = await tx.db.maybe<ConfigurationRow>(sql`
      select ${configurationColumns} from data_integration_configurations c
      where c.environment_id = ${tx.environmentId} and c.integration_id = ${integration.id}
        and c.organization_id = ${organizationId}`)
    const { client_id, client_secret } = input
    if (client_secret === undefined && current?.sealed_client_secret) requireClientAgain(integration, current, input)
    const sealed = client_secret && sealClientSecret(tx, integration.id, organizationId, client_secret)
    const configuration = await tx.db.one<ConfigurationRow>(sql`
      insert into data_integration_configurations as c (environment_id, integration_id, organization_id, enabled, scopes,
        config, client_id, sealed_client_secret, client_secret_hint, created_at, updated_at)
      values (${tx.environmentId}, ${integration.id}, ${organizationId},
        ${input.enabled === undefined ? (current?.enabled ?? null) : input.enabled},
        ${input.scopes === undefined ? (current?.scopes ?? null) : input.scopes},
        ${{ ...(input.config ?? current?.config) }}, ${client_id ?? current?.client_id ?? null},
        ${sealed ?? current?.sealed_client_secret ?? null},
        ${client_secret === undefined ? (current?.client_secret_hint ?? null) : hintOf(client_secret)}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, integration_id, organization_id) do update set enabled = excluded.enabled,
        scopes = excluded.scopes, config = excluded.config, client_id = excluded.client_id,
        sealed_client_secret = excluded.sealed_client_secret, client_secret_hint = excluded.client_secret_hint,
        updated_at = excluded.updated_at
      returning ${configurationColumns}`)
    return { integration, configuration }
  })
}

function requireClientAgain(
  integration: IntegrationRow,
  { config: before }: ConfigurationRow,
  { config: after = before }: ConfigurationChange,
): void {
  const provider = providerOf(integration)
  const receivers = (config: ConfigurationRow['config']) =>
    tokenEndpoints(provider, { ...integration.config, ...config })
  requireSecretAgain({ field: 'client_secret', before: receivers(before), after: receivers(after) })
}

function check(integration: IntegrationRow, input: ConfigurationChange): void {
  const faults = configurationFaults(integration, input)
  if (faults.length > 0) throw invalidConfiguration(faults)
  const provider = providerOf(integration)
  const known = new Set([...(integration.scopes ?? []), ...(provider.oauth?.scopes ?? [])])
  const unknown = (input.scopes ?? []).filter((scope) => !known.has(scope))
  if (unknown.length === 0) return
  const message = `\`scopes\` has ${unknown.map((scope) => `\`${scope}\``).join(', ')}, which the integration does not have. Add it there first.`
  throw platformErrors.invalidRequest([{ field: 'scopes', code: 'scopes_unknown', message }])
}

function configurationFaults(integration: IntegrationRow, input: ConfigurationChange): Fault[] {
  const { enabled, scopes, client_id, client_secret, config } = input
  if ([enabled, scopes, client_id, client_secret, config].every((each) => each === undefined)) return [nothing]
  const isOfOrganizations = integration.credentials_type === 'organization'
  const hasClient = client_id !== undefined || client_secret !== undefined
  return [
    ...((client_id === undefined) === (client_secret === undefined) ? [] : [halfAClient]),
    ...(hasClient && !isOfOrganizations ? [notOfOrganizations('client_id')] : []),
    ...(config !== undefined && !isOfOrganizations ? [notOfOrganizations('config')] : []),
    ...configFaults(providerOf(integration), config ?? {}),
  ]
}

const nothing: Fault = {
  field: 'body',
  code: 'body_empty',
  message: 'The body says nothing. Send `enabled`, `scopes`, `client_id` with `client_secret`, or `config`.',
}
const halfAClient: Fault = {
  field: 'client_secret',
  code: 'client_incomplete',
  message: '`client_id` and `client_secret` are sent together.',
}
function notOfOrganizations(field: string): Fault {
  const message = `\`${field}\` cannot be used: the environment has a client of its own for this integration.`
  return { field, code: `${field}_not_allowed`, message }
}
