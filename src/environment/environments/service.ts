import { mainCluster } from '#platform/clusters/clusters.ts'
import { ConfigError } from '#platform/config-error.ts'
import { type Context, insideTransaction, type System, type TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { DatabaseUnavailable } from '#platform/db/database-unavailable.ts'
import { type Statement, sql, writtenOut } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { beginEnvironment } from './beginnings.ts'
import { configuredKeyName, createManagementKey, deleteManagementKey } from './management-keys.ts'
import { forgetPlacement, placeEnvironment, requireCluster } from './placements.ts'
import type { ApplicationEnvironmentKind, EnvironmentKind, EnvironmentRow, EnvironmentSettings } from './schemas.ts'
import { systemContext } from './system-context.ts'

/** What creating an environment gives: the only moment at which its key can be seen. */
export interface NewEnvironment {
  context: Context
  apiKey: string
}

/** Creates an environment with a client id and a management key, in one transaction. */
export function createEnvironment(
  system: System,
  name: string,
  kind: ApplicationEnvironmentKind = 'production',
): Promise<NewEnvironment> {
  return system.database.transaction((db) => createEnvironmentWithin(system, db, name, kind))
}

/**
 * The same in a cluster, which is another database. Where it fails in between, a placement of nothing is left at most.
 *
 * @throws clusterUnknown, databaseUnavailable
 */
export async function createEnvironmentIn(
  system: System,
  cluster: string,
  name: string,
  kind: ApplicationEnvironmentKind = 'production',
): Promise<NewEnvironment> {
  const target = requireCluster(system, cluster)
  if (cluster === mainCluster) return createEnvironment(target, name, kind)
  const { main } = system.clusters
  const id = main.newId('environment')
  await placeEnvironment(main, id, cluster)
  return target.database
    .transaction((db) => createEnvironmentWithin(target, db, name, kind, id))
    .catch(async (error: unknown) => {
      // It may have been made, if only the answer was lost.
      if (!(error instanceof DatabaseUnavailable && error.mayBeDone)) await forgetPlacement(main, id)
      throw error
    })
}

/** The same within a transaction, such as that of another environment. */
export async function createEnvironmentWithin(
  system: System,
  db: Transaction,
  name: string,
  kind: ApplicationEnvironmentKind,
  id = system.newId('environment'),
): Promise<NewEnvironment> {
  const environment = { id, name, client_id: system.newId('client') }
  const context = systemContext(system, environment)
  const tx = insideTransaction(context, db)
  await insertEnvironment(tx, environment, kind)
  const { value } = await createManagementKey(tx, 'First key')
  return { context, apiKey: value }
}

async function insertEnvironment(
  tx: TransactionContext,
  { id, name, client_id }: EnvironmentRow,
  kind: EnvironmentKind,
): Promise<void> {
  tx.db.send(sql`
    insert into environments (id, name, client_id, kind, created_at, updated_at)
    values (${id}, ${name}, ${client_id}, ${kind}, ${tx.now()}, ${tx.now()})`)
  await beginEnvironment(tx)
}

/** The environment that the operators of the server are users of, if there is one yet. It is in `main`, whichever cluster asks. */
export async function findSystemEnvironment(asking: System): Promise<Context | undefined> {
  const system = systemOfOperators(asking)
  const row = await system.database.maybe<EnvironmentRow>(
    sql`select id, name, client_id from environments where kind = 'system'`,
  )
  return row && systemContext(system, row)
}

/** Of jobs, `main` has connections of their own. */
function systemOfOperators(system: System): System {
  return system.cluster === mainCluster ? system : system.clusters.main
}

/**
 * The same, made now if there is none. Of concurrent calls one makes it. It has no key.
 *
 * @param begin what a new one has beside what every environment begins with
 */
export function ensureSystemEnvironment(
  asking: System,
  name: string,
  begin: (tx: TransactionContext) => Promise<void>,
): Promise<Context> {
  const system = systemOfOperators(asking)
  return system.database.transaction(async (db) => {
    await db.run(sql`select pg_advisory_xact_lock(${lockKey})`)
    const known = await db.maybe<EnvironmentRow>(
      sql`select id, name, client_id from environments where kind = 'system'`,
    )
    if (known !== undefined) return systemContext(system, known)
    const environment = { id: system.newId('environment'), name, client_id: system.newId('client') }
    const context = systemContext(system, environment)
    const tx = insideTransaction(context, db)
    await insertEnvironment(tx, environment, 'system')
    await begin(tx)
    return context
  })
}

/** Deletes an environment and everything in it. Its events and deliveries go too. */
export async function deleteEnvironment(system: System, id: string): Promise<void> {
  await system.database.transaction((tx) => deleteEnvironmentWithin(tx, id))
  if (system.cluster !== mainCluster) await forgetPlacement(system.clusters.main, id)
}

/** The same within a transaction. */
export async function deleteEnvironmentWithin(tx: Transaction, id: string): Promise<void> {
  await allowRemoval(tx)
  // Partitioned tables have no foreign keys, so that their months can be dropped.
  const partitioned = await tx.many<{ name: string }>(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'p'`)
  for (const { name } of partitioned) {
    await tx.run(writtenOut([`delete from ${name} where environment_id = `, ''], [id]))
  }
  await tx.run(sql`delete from environments where id = ${id}`)
}

/** Lets the transaction delete what the database otherwise keeps: events of audit logs (migration 0061). */
async function allowRemoval(tx: Transaction): Promise<void> {
  await tx.run(sql`select set_config('gatehouse.removal', 'environment', true)`)
}

/**
 * Makes the client id and key of the configuration work: in a new first environment, or in the oldest one when they
 * were changed. The key that an earlier configuration brought stops working then.
 */
export function ensureFirstEnvironment(
  system: System,
  configured: { clientId: string; apiKey: string },
): Promise<Context> {
  const kind = system.config.development ? 'sandbox' : 'production'
  return system.database.transaction(async (db) => {
    // Several processes may start on an empty database; one of them creates.
    await db.run(sql`select pg_advisory_xact_lock(${lockKey})`)
    await db.run(sql`
      insert into environments (id, name, client_id, kind, created_at, updated_at)
      select ${system.newId('environment')}, 'Gatehouse', ${configured.clientId}, ${kind}, ${system.now()}, ${system.now()}
      where not exists (select 1 from environments where kind <> 'system')`)
    const first = await db.one<EnvironmentRow>(sql`
      update environments set client_id = ${configured.clientId}
      where id = (select min(id) from environments where kind <> 'system') returning id, name, client_id`)
    const context = systemContext(system, first)
    const tx = insideTransaction(context, db)
    await beginEnvironment(tx)
    const hashes = system.hashesOf(configured.apiKey)
    const known = await db.maybe<{ owner_id: string }>(
      sql`select owner_id from credentials where hash = ${anyOf(hashes)} and environment_id = ${first.id}`,
    )
    const earlier = await db.many<{ id: string }>(
      sql`select id from management_keys where environment_id = ${first.id} and name = ${configuredKeyName}`,
    )
    for (const { id } of earlier) if (id !== known?.owner_id) await deleteManagementKey(tx, id)
    if (known === undefined) await createManagementKey(tx, configuredKeyName, configured.apiKey)
    return context
  })
}

/** Deletes everything in an environment but itself and its management keys, and begins it again. */
export async function emptyEnvironment(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    await allowRemoval(tx.db)
    // Read from the database, so that a new table cannot be forgotten. Partitions are emptied through their parent.
    // Rows of unnumbered events are left to the numbering, which locks these rows first and the events second.
    const tables = await tx.db.many<{ name: string }>(sql`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'environment_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all(${['credentials', 'management_keys', 'unnumbered_events']})`)
    for (const { name } of tables) {
      await tx.db.run(writtenOut([`delete from ${name} where environment_id = `, ''], [tx.environmentId]))
    }
    tx.db.send(sql`
      delete from credentials where environment_id = ${tx.environmentId} and kind <> 'management_key'`)
    tx.db.send(sql`update environments set begun = '{}' where id = ${tx.environmentId}`)
    await beginEnvironment(tx)
  })
}

/**
 * The context of work without a request: jobs, seeds, the command line.
 *
 * @param tracedRequestId the request that led to a job.
 */
export async function findEnvironmentContext(
  system: System,
  environmentId: string,
  tracedRequestId?: string,
): Promise<Context | undefined> {
  const row = await system.database.maybe<EnvironmentRow>(
    sql`select id, name, client_id from environments where id = ${environmentId} and absent is null`,
  )
  return row && systemContext(system, row, tracedRequestId)
}

export async function findContextByClientId(system: System, clientId: string): Promise<Context | undefined> {
  const row = await system.database.maybe<EnvironmentRow>(
    sql`select id, name, client_id from environments where client_id = ${clientId} and absent is null`,
  )
  return row && systemContext(system, row)
}

/** The environment of a server that has one, beside that of its operators; `undefined` where there are several. */
export async function findOnlyEnvironment(system: System): Promise<Context | undefined> {
  const [row, ...others] = await system.database.many<EnvironmentRow>(
    sql`select id, name, client_id from environments where kind <> 'system' and absent is null order by id limit 2`,
  )
  return row === undefined || others.length > 0 ? undefined : systemContext(system, row)
}

/** The environment that the caller of a command names, or the only one. @throws ConfigError */
export async function requireEnvironment(system: System, id: string | undefined): Promise<Context> {
  const ctx = id === undefined ? await findOnlyEnvironment(system) : await findEnvironmentContext(system, id)
  if (ctx !== undefined) return ctx
  throw new ConfigError(
    id === undefined
      ? 'There are several environments. Choose one with --environment ID (see: gatehouse environments list).'
      : `There is no environment ${id}. See: gatehouse environments list`,
  )
}

/** The oldest thousand environments whose application has a homepage, with it. */
export async function listEnvironmentsWithHomepage(system: System): Promise<{ context: Context; homepage: string }[]> {
  const rows = await system.database.many<EnvironmentRow & { app_homepage_url: string }>(sql`
    select id, name, client_id, app_homepage_url from environments
    where app_homepage_url is not null and kind <> 'system' and absent is null order by id limit 1000`)
  return rows.map((row) => ({ context: systemContext(system, row), homepage: row.app_homepage_url }))
}

/**
 * Lets one transaction at a time past this point in an environment. Rows that refer to the environment can still be
 * added elsewhere.
 */
export async function lockEnvironment(tx: TransactionContext): Promise<void> {
  tx.db.send(environmentLock(tx))
}

/** The statement of {@link lockEnvironment}. */
export function environmentLock({ environmentId }: Pick<Context, 'environmentId'>): Statement {
  return sql`select 1 from environments where id = ${environmentId} for no key update`
}

/** The settings of the environment. */
export function getEnvironment(ctx: Context): Promise<EnvironmentSettings> {
  return ctx.db.one<EnvironmentSettings>(
    sql`select id, name, client_id, kind, app_homepage_url, created_at from environments where id = ${ctx.environmentId}`,
  )
}

export async function updateEnvironment(
  ctx: Context,
  changes: { name?: string; app_homepage_url?: string | null },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const current = await getEnvironment(tx)
    const { name = current.name, app_homepage_url = current.app_homepage_url } = changes
    tx.db.send(sql`
      update environments set name = ${name}, app_homepage_url = ${app_homepage_url}, updated_at = ${tx.now()}
      where id = ${tx.environmentId}`)
  })
}

/** What the environment is for. That of the operators stays what it is. */
export async function setEnvironmentKind(ctx: Context, kind: ApplicationEnvironmentKind): Promise<void> {
  await ctx.db.run(sql`
    update environments set kind = ${kind}, updated_at = ${ctx.now()} where id = ${ctx.environmentId} and kind <> 'system'`)
}

/** All of them, that of the operators included. */
export function listEnvironments(system: System): Promise<(EnvironmentRow & { kind: EnvironmentKind })[]> {
  return system.database.many(sql`select id, name, client_id, kind from environments where absent is null order by id`)
}

const lockKey = 7_281_645_004
