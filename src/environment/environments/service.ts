import { type Context, insideTransaction, type System, type TransactionContext } from '#platform/context.ts'
import { sql, writtenOut } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { beginEnvironment } from './beginnings.ts'
import { createManagementKey, deleteManagementKey } from './management-keys.ts'
import type { EnvironmentRow, EnvironmentSettings } from './schemas.ts'
import { systemContext } from './system-context.ts'

/** What creating an environment gives: the only moment at which its key can be seen. */
export interface NewEnvironment {
  context: Context
  apiKey: string
}

/** Creates an environment with a client id and a management key, in one transaction. */
export function createEnvironment(system: System, name: string): Promise<NewEnvironment> {
  const environment = { id: system.newId('environment'), name, client_id: system.newId('client') }
  const context = systemContext(system, environment)
  return context.transaction(async (tx) => {
    await tx.db.run(sql`
      insert into environments (id, name, client_id, created_at, updated_at)
      values (${environment.id}, ${name}, ${environment.client_id}, ${tx.now()}, ${tx.now()})`)
    await beginEnvironment(tx)
    const { value } = await createManagementKey(tx, 'First key')
    return { context, apiKey: value }
  })
}

/** Deletes an environment and everything in it. Its events and deliveries go too. */
export async function deleteEnvironment(system: System, id: string): Promise<void> {
  await system.database.transaction(async (tx) => {
    await allowRemoval(tx)
    // Partitioned tables have no foreign keys, so that their months can be dropped.
    const partitioned = await tx.many<{ name: string }>(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'p'`)
    for (const { name } of partitioned) {
      await tx.run(writtenOut([`delete from ${name} where environment_id = `, ''], [id]))
    }
    await tx.run(sql`delete from environments where id = ${id}`)
  })
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
  return system.database.transaction(async (db) => {
    // Several processes may start on an empty database; one of them creates.
    await db.run(sql`select pg_advisory_xact_lock(${lockKey})`)
    await db.run(sql`
      insert into environments (id, name, client_id, created_at, updated_at)
      select ${system.newId('environment')}, 'Gatehouse', ${configured.clientId}, ${system.now()}, ${system.now()}
      where not exists (select 1 from environments)`)
    const first = await db.one<EnvironmentRow>(sql`
      update environments set client_id = ${configured.clientId}
      where id = (select min(id) from environments) returning id, name, client_id`)
    const context = systemContext(system, first)
    const tx = insideTransaction(context, db)
    await beginEnvironment(tx)
    const hash = system.hashCredential(configured.apiKey)
    const known = await db.maybe<{ owner_id: string }>(
      sql`select owner_id from credentials where hash = ${hash} and environment_id = ${first.id}`,
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
    await tx.db.run(sql`
      delete from credentials where environment_id = ${tx.environmentId} and kind <> 'management_key'`)
    await tx.db.run(sql`update environments set begun = '{}' where id = ${tx.environmentId}`)
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
    sql`select id, name, client_id from environments where id = ${environmentId}`,
  )
  return row && systemContext(system, row, tracedRequestId)
}

export async function findContextByClientId(system: System, clientId: string): Promise<Context | undefined> {
  const row = await system.database.maybe<EnvironmentRow>(
    sql`select id, name, client_id from environments where client_id = ${clientId}`,
  )
  return row && systemContext(system, row)
}

/** The environment of a server that has one; `undefined` where there are several. */
export async function findOnlyEnvironment(system: System): Promise<Context | undefined> {
  const [row, ...others] = await system.database.many<EnvironmentRow>(
    sql`select id, name, client_id from environments order by id limit 2`,
  )
  return row === undefined || others.length > 0 ? undefined : systemContext(system, row)
}

/** The oldest thousand environments whose application has a homepage, with it. */
export async function listEnvironmentsWithHomepage(system: System): Promise<{ context: Context; homepage: string }[]> {
  const rows = await system.database.many<EnvironmentRow & { app_homepage_url: string }>(sql`
    select id, name, client_id, app_homepage_url from environments where app_homepage_url is not null order by id limit 1000`)
  return rows.map((row) => ({ context: systemContext(system, row), homepage: row.app_homepage_url }))
}

/**
 * Lets one transaction at a time past this point in an environment. Rows that refer to the environment can still be
 * added elsewhere.
 */
export async function lockEnvironment(tx: TransactionContext): Promise<void> {
  await tx.db.run(sql`select 1 from environments where id = ${tx.environmentId} for no key update`)
}

/** The settings of the environment. */
export function getEnvironment(ctx: Context): Promise<EnvironmentSettings> {
  return ctx.db.one<EnvironmentSettings>(
    sql`select id, name, client_id, app_homepage_url, created_at from environments where id = ${ctx.environmentId}`,
  )
}

export async function updateEnvironment(
  ctx: Context,
  changes: { name?: string; app_homepage_url?: string | null },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const current = await getEnvironment(tx)
    const { name = current.name, app_homepage_url = current.app_homepage_url } = changes
    await tx.db.run(sql`
      update environments set name = ${name}, app_homepage_url = ${app_homepage_url}, updated_at = ${tx.now()}
      where id = ${tx.environmentId}`)
  })
}

export function listEnvironments(system: System): Promise<EnvironmentRow[]> {
  return system.database.many<EnvironmentRow>(sql`select id, name, client_id from environments order by id`)
}

const lockKey = 7_281_645_004
const configuredKeyName = 'GATEHOUSE_API_KEY'
