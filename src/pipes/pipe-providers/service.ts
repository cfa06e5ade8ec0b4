import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { type Fault, notFound } from '#platform/http/errors.ts'
import { keptSecretFaults } from '#platform/http/kept-secret.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { credentialsFaults, integrationFaults, keyFaults } from './checks.ts'
import { hintOf, openClientSecret, sealClientSecret } from './client-secret.ts'
import { definitionFaults, toPipeProvider, withChanges } from './custom-provider.ts'
import { integrationExists, invalidIntegration } from './errors.ts'
import { endsWithIntegration, type InstallKey, keyInstaller } from './extension-points.ts'
import type { PipeProvider } from './provider.ts'
import { findPipeProvider } from './providers/index.ts'
import { tokenEndpoints } from './receivers.ts'
import {
  type ApiKeyInstallation,
  type AuthMethod,
  type CreateIntegration,
  type Credentials,
  type CustomProvider,
  type Installation,
  type IntegrationRow,
  integrationColumns,
  type Ownership,
  type UpdateIntegration,
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
      ...(input.custom_provider && other?.custom_provider ? [defined(slug)] : []),
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

/** Of two integrations that are set up for a slug at once, one finds the other. */
async function lockSlug(tx: TransactionContext, slug: string): Promise<void> {
  const subject = JSON.stringify([tx.environmentId, slug])
  tx.db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`data integration ${subject}`}, 0))`)
}

/** Both integrations of a slug, in the same order for everyone, as they share a definition. */
function lockIntegrations(tx: TransactionContext, slug: string): Promise<IntegrationRow[]> {
  return tx.db.many<IntegrationRow>(sql`
    select ${integrationColumns} from data_integrations i
    where i.environment_id = ${tx.environmentId} and i.slug = ${slug} order by i.ownership for no key update`)
}

/** @throws notFound */
export async function getIntegration(ctx: Context, slug: string, ownership: Ownership): Promise<IntegrationRow> {
  const row = await ctx.db.maybe<IntegrationRow>(sql`
    select ${integrationColumns} from data_integrations i
    where i.environment_id = ${ctx.environmentId} and i.slug = ${slug} and i.ownership = ${ownership}`)
  if (row === undefined) throw integrationNotFound(slug)
  return row
}

/** The secret of the environment's client at a service, by the id of the integration. */
export async function findIntegrationSecret(ctx: Context, id: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<Pick<IntegrationRow, 'sealed_client_secret'>>(sql`
    select i.sealed_client_secret from data_integrations i where i.environment_id = ${ctx.environmentId} and i.id = ${id}`)
  const sealed = row?.sealed_client_secret ?? undefined
  return sealed && openClientSecret(ctx, id, null, sealed)
}

/** By its id. @throws notFound */
export async function requireIntegration(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.maybe(sql`
    select 1 from data_integrations where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw integrationNotFound(id)
}

export function listIntegrations(
  ctx: Context,
  { ownership, ...query }: ListQuery & { ownership?: Ownership },
): Promise<Page<IntegrationRow>> {
  return readPage<IntegrationRow>(ctx.db, query, {
    select: sql`select ${integrationColumns} from data_integrations i`,
    where: [
      sql`i.environment_id = ${ctx.environmentId}`,
      ownership === undefined ? undefined : sql`i.ownership = ${ownership}`,
    ],
    id: sql`i.id`,
    prefix: 'data_integration',
  })
}

/**
 * Changes what is given. A client that is given replaces the one before, and the service is believed to take it. Token endpoints
 * of a custom provider at another origin need its secret again. Clients of organizations are forgotten then, and so is the secret of
 * the other integration of the provider, which shares the definition: they are entered again. Accounts have to be connected again
 * when their tokens end.
 *
 * @throws notFound, invalidIntegration; what storing a key throws
 */
export async function updateIntegration(
  ctx: Context,
  slug: string,
  ownership: Ownership,
  input: UpdateIntegration,
): Promise<IntegrationRow> {
  const install = await readyKey(ctx, ownership, input.api_key)
  return ctx.transaction(async (tx) => {
    const all = await lockIntegrations(tx, slug)
    const current = all.find((each) => each.ownership === ownership)
    const other = all.find((each) => each.ownership !== ownership)
    if (current === undefined) throw integrationNotFound(slug)
    refuse(changeFaults(tx, current, input))
    const { credentials, custom_provider } = input
    const client = credentials && sealedClient(tx, current.id, credentials)
    const custom = custom_provider ? withChanges(current.custom_provider, custom_provider) : current.custom_provider
    const row = await tx.db.one<IntegrationRow>(sql`
      update data_integrations i set
        description = ${input.description === undefined ? current.description : input.description},
        enabled = ${input.enabled ?? current.enabled},
        scopes = ${input.scopes === undefined ? current.scopes : input.scopes},
        state = ${client === undefined ? current.state : 'valid'},
        credentials_type = ${credentials?.type ?? current.credentials_type},
        client_id = ${client === undefined ? current.client_id : client.id},
        sealed_client_secret = ${client === undefined ? current.sealed_client_secret : client.sealedSecret},
        client_secret_hint = ${client === undefined ? current.client_secret_hint : client.hint},
        custom_provider = ${custom && { ...custom }}, updated_at = ${tx.now()}
      where i.environment_id = ${tx.environmentId} and i.id = ${current.id} returning ${integrationColumns}`)
    const isMoved = custom !== null && movedFaults(current, custom).length > 0
    if (isMoved) await forgetClients(tx, current)
    if (custom_provider && other) await redefine(tx, other, custom, isMoved)
    await install?.(tx, row)
    return row
  })
}

function changeFaults(ctx: Context, current: IntegrationRow, input: UpdateIntegration): Fault[] {
  const { credentials, api_key, custom_provider } = input
  const custom = current.custom_provider && withChanges(current.custom_provider, custom_provider ?? {})
  return [
    ...(credentials !== undefined && api_key !== undefined ? [eitherOr] : []),
    ...(custom_provider !== undefined && custom === null ? [notCustom] : []),
    ...(custom === null ? [] : definitionFaults(ctx, custom)),
    ...credentialsFaults(credentials, current.auth_methods, custom),
    ...(custom === null || credentials !== undefined || current.sealed_client_secret === null
      ? []
      : movedFaults(current, custom)),
    ...(api_key === undefined ? [] : keyFaults(current.auth_methods)),
  ]
}

/** Whether the token endpoints of a custom provider are at another origin than before: as the fault of a change without a secret. */
function movedFaults({ slug, custom_provider }: IntegrationRow, custom: CustomProvider): Fault[] {
  const receivers = (definition: CustomProvider) => tokenEndpoints(toPipeProvider(slug, definition), {})
  return keptSecretFaults({
    field: 'credentials.client_secret',
    before: custom_provider === null ? [] : receivers(custom_provider),
    after: receivers(custom),
  })
}

/** Gives an integration the definition of the other one. @param isMoved whether its secret would be sent to another origin. */
async function redefine(
  tx: TransactionContext,
  other: IntegrationRow,
  custom: CustomProvider | null,
  isMoved: boolean,
): Promise<void> {
  const losesSecret = isMoved && other.sealed_client_secret !== null
  tx.db.send(sql`
    update data_integrations set custom_provider = ${custom && { ...custom }},
      state = ${losesSecret ? 'invalid' : other.state},
      sealed_client_secret = ${losesSecret ? null : other.sealed_client_secret},
      client_secret_hint = ${losesSecret ? null : other.client_secret_hint}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${other.id}`)
  if (isMoved) await forgetClients(tx, other)
}

async function forgetClients(tx: TransactionContext, { id }: IntegrationRow): Promise<void> {
  tx.db.send(sql`
    update data_integration_configurations
    set client_id = null, sealed_client_secret = null, client_secret_hint = null, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and integration_id = ${id} and client_id is not null`)
}

const eitherOr: Fault = {
  field: 'api_key',
  code: 'api_key_not_allowed',
  message: '`api_key` and `credentials` cannot be changed by one call. Send one of them.',
}
const notCustom: Fault = {
  field: 'custom_provider',
  code: 'custom_provider_not_allowed',
  message: '`custom_provider` cannot be changed: this is a known service.',
}

/** The first integration of a slug says what the service is. */
const defined = (slug: string): Fault => ({
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

export function integrationNotFound(slug: string) {
  return notFound('Data integration', slug)
}

async function readyKey(
  ctx: Context,
  ownership: Ownership,
  key: ApiKeyInstallation | undefined,
): Promise<InstallKey | undefined> {
  const [installer] = keyInstaller.of(ctx.system)
  return key && installer?.(ctx, ownership, key)
}

function sealedClient(ctx: Context, integrationId: string, credentials: Credentials | undefined) {
  const { client_id = null, client_secret } = credentials ?? {}
  if (client_secret === undefined) return { id: client_id, sealedSecret: null, hint: null }
  const sealedSecret = sealClientSecret(ctx, integrationId, null, client_secret)
  return { id: client_id, sealedSecret, hint: hintOf(client_secret) }
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw invalidIntegration(faults)
}
