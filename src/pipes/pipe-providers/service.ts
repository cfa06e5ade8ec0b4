import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import type { Fault } from '#platform/http/errors.ts'
import { integrationFaults } from './checks.ts'
import { readyKey, refuse, sealedClient } from './client-and-key.ts'
import { toPipeProvider, withChanges } from './custom-provider.ts'
import { integrationExists } from './errors.ts'
import { endsWithIntegration } from './extension-points.ts'
import type { PipeProvider } from './provider.ts'
import { findPipeProvider } from './providers/index.ts'
import { integrationNotFound, lockIntegrations } from './read.ts'
import {
  type AuthMethod,
  type CreateIntegration,
  type Installation,
  type IntegrationRow,
  integrationColumns,
  type Ownership,
} from './schemas.ts'

/**
 * Sets up a service, and stores the first key if one is given. The second integration of a custom provider has the definition of
 * the first.
 *
 * @throws invalidIntegration, integrationExists; notFound for the owner of the key, and what storing it throws
 */
export async function createIntegration(
  ctx: Context,
  input: CreateIntegration,
): Promise<{ integration: IntegrationRow; installation: Installation | null }> {
  const { provider: slug, credentials, description = null, enabled = false, scopes = null, config = {} } = input
  const { ownership = 'user' } = input
  const methods = [...new Set<AuthMethod>(input.auth_methods ?? ['oauth'])]
  const install = await readyKey(ctx, ownership, input.api_key)
  const id = ctx.newId('data_integration')
  const client = sealedClient(ctx, id, credentials)
  return ctx.transaction(async (tx) => {
    await lockSlug(tx, slug)
    const other = (await lockIntegrations(tx, slug)).find((each) => each.ownership !== ownership)
    const custom = input.custom_provider ? withChanges(null, input.custom_provider) : (other?.custom_provider ?? null)
    const provider = serviceOf(slug, custom === null ? undefined : toPipeProvider(slug, custom))
    refuse([
      ...(input.custom_provider && other?.custom_provider ? [definedAlready(slug)] : []),
      ...integrationFaults(tx, input, { provider, methods, custom }),
    ])
    const integration = await tx.db
      .one<IntegrationRow>(sql`
        insert into data_integrations as i (environment_id, id, ownership, slug, description, enabled, state, scopes,
          auth_methods, config, credentials_type, client_id, sealed_client_secret, client_secret_hint, custom_provider,
          created_at, updated_at)
        values (${tx.environmentId}, ${id}, ${ownership}, ${slug}, ${description}, ${enabled}, 'valid', ${scopes}, ${methods},
          ${{ ...config }}, ${credentials?.type ?? null}, ${client.id}, ${client.sealedSecret}, ${client.hint},
          ${custom && { ...custom }}, ${tx.now()}, ${tx.now()})
        returning ${integrationColumns}`)
      .catch(onViolation('data_integrations_slug', () => integrationExists(slug, ownership)))
    return { integration, installation: (await install?.(tx, integration)) ?? null }
  })
}

/** A service that no one knows is one without anything: what is wrong with it is said with the rest. */
function serviceOf(slug: string, custom: PipeProvider | undefined): PipeProvider {
  return custom ?? findPipeProvider(slug) ?? { slug, name: slug, documentation: '' }
}

/** Lets one transaction at a time set up a service, so that the second one finds what the first has stored. */
async function lockSlug(tx: TransactionContext, slug: string): Promise<void> {
  const subject = JSON.stringify([tx.environmentId, slug])
  tx.db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`data integration ${subject}`}, 0))`)
}

/** The first integration of a slug defines the service. */
const definedAlready = (slug: string): Fault => ({
  field: 'custom_provider',
  code: 'custom_provider_not_allowed',
  message: `\`custom_provider\` cannot be used: ${slug} has a definition already. Leave it out, or change it by an update.`,
})

/** Deletes an integration with what organizations said of it and everyone's accounts. @throws notFound */
export function deleteIntegration(ctx: Context, slug: string, ownership: Ownership): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<IntegrationRow>(sql`
      select ${integrationColumns} from data_integrations i
      where i.environment_id = ${tx.environmentId} and i.slug = ${slug} and i.ownership = ${ownership} for update`)
    if (row === undefined) throw integrationNotFound(slug)
    for (const end of endsWithIntegration.of(tx.system)) await end(tx, row)
    tx.db.send(sql`delete from data_integrations where environment_id = ${tx.environmentId} and id = ${row.id}`)
  })
}

/** Notes that a service has refused the environment's client, or has taken it again. */
export async function markClient(ctx: Context, id: string, state: IntegrationRow['state']): Promise<void> {
  await ctx.db.run(sql`
    update data_integrations set state = ${state}, updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${id} and state <> ${state} and credentials_type = 'custom'`)
}
