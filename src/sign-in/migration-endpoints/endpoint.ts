import { lockSettings, type StoredSettings, storeSettings } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { invalidMigrationUrl, noMigrationEndpoint } from './errors.ts'
import type { MigrationEndpoint, SetMigrationEndpoint } from './schemas.ts'
import { migrationSettings } from './settings.ts'

const usualTimeoutMs = 3_000

/** The endpoint that is asked now; `undefined` without one, and once its time is over. */
export function activeEndpoint(ctx: Context, stored: StoredSettings): MigrationEndpoint | undefined {
  const { migration_endpoint: endpoint } = migrationSettings.of(stored)
  if (endpoint === null) return undefined
  const isOver = endpoint.until !== null && Date.parse(endpoint.until) <= ctx.now().getTime()
  return isOver ? undefined : { object: 'migration_endpoint', ...endpoint }
}

/** @throws noMigrationEndpoint */
export async function getMigrationEndpoint(ctx: Context): Promise<MigrationEndpoint> {
  const { migration_endpoint } = await migrationSettings.read(ctx)
  if (migration_endpoint === null) throw noMigrationEndpoint()
  return { object: 'migration_endpoint', ...migration_endpoint }
}

/**
 * Sets the endpoint, with the secret that it has or a new one.
 *
 * @throws invalidMigrationUrl
 */
export async function setMigrationEndpoint(
  ctx: Context,
  { url, timeout_ms = usualTimeoutMs, until = null, rotate_secret = false }: SetMigrationEndpoint,
): Promise<MigrationEndpoint & { secret?: string }> {
  checkUrl(ctx, url)
  const endpoint = { url, timeout_ms, until: until === null ? null : new Date(until).toISOString() }
  const secret = `migration_secret_${randomToken(32)}`
  const isNew = await ctx.transaction(async (tx) => {
    await storeSettings(tx, 'sign_in', { migration_endpoint: endpoint })
    const stored = await tx.db.run(sql`
      insert into migration_endpoint_secrets as s (environment_id, sealed_secret, updated_at)
      values (${tx.environmentId}, ${tx.system.keyring.seal(secret, sealContext(tx))}, ${tx.now()})
      on conflict (environment_id) do update set sealed_secret = excluded.sealed_secret, updated_at = excluded.updated_at
        where ${rotate_secret}`)
    return stored > 0
  })
  return { object: 'migration_endpoint', ...endpoint, ...(isNew ? { secret } : {}) }
}

/** @throws noMigrationEndpoint */
export async function deleteMigrationEndpoint(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    tx.db.send(lockSettings(tx))
    if ((await migrationSettings.read(tx)).migration_endpoint === null) throw noMigrationEndpoint()
    tx.db.send(sql`delete from migration_endpoint_secrets where environment_id = ${tx.environmentId}`)
    await storeSettings(tx, 'sign_in', { migration_endpoint: null })
  })
}

/** `undefined` where an endpoint was set without one, as by a copy of the settings. */
export async function findMigrationSecret(ctx: Context): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ sealed_secret: string }>(
    sql`select sealed_secret from migration_endpoint_secrets where environment_id = ${ctx.environmentId}`,
  )
  return row === undefined ? undefined : ctx.system.keyring.open(row.sealed_secret, sealContext(ctx)).toString()
}

function sealContext({ environmentId }: Context): string {
  return `migration_endpoint:${environmentId}`
}

/** Without DNS: the addresses of a name are checked at every request. */
function checkUrl(ctx: Context, url: string): void {
  try {
    ctx.system.outgoing.checkBrowserUrl(url)
  } catch (error) {
    if (error instanceof OutgoingError) throw invalidMigrationUrl(error.message)
    throw error
  }
}
