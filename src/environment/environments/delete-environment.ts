import { mainCluster } from '#platform/clusters/clusters.ts'
import type { Context, System } from '#platform/context.ts'
import { sql, writtenOut } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { beginEnvironment } from './beginnings.ts'
import { forgetPlacement } from './placements.ts'

/** Deletes an environment and everything in it. Its events and deliveries go too. */
export async function deleteEnvironment(system: System, id: string): Promise<void> {
  await system.database.transaction((tx) => deleteEnvironmentWithin(tx, id))
  if (system.cluster !== mainCluster) await forgetPlacement(system.clusters.main, id)
}

/** Deletes an environment within a transaction. */
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
