import type { Database } from '#platform/db/database.ts'
import { untilLocked } from '#platform/db/lock-patience.ts'
import { ensurePlannerStatistics } from '#platform/db/planner-statistics.ts'
import { sql, writtenOut } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { ulidFloor } from '#platform/ids.ts'

/**
 * A table partitioned by month over its ids, which contain their time. Partition names end in `_2026_11`; `_default`
 * has the rows that no month covers.
 */
export interface MonthlyTable {
  name: string
  /** The prefix of the ids, without the underscore. */
  idPrefix: string
}

export const eventsTable: MonthlyTable = { name: 'events', idPrefix: 'event' }

const lockKey = 7_281_645_005

export function ensureEventPartitions(db: Database, now: Date): Promise<void> {
  return ensurePartitions(db, eventsTable, now)
}

/** Dumps take longer. There are two more months, and a night after this one, to add one. */
const patience = { giveUpAfterMs: 10_000 }

/**
 * Adds the month of `now` and the two after it, where they are missing, so that no row waits for its partition.
 *
 * @throws DatabaseError for which `isLockRefused` holds, when someone reads the default partition for long. Rows go there
 * as long as their month is missing.
 */
export async function ensurePartitions(db: Database, table: MonthlyTable, now: Date): Promise<void> {
  for (const offset of [0, 1, 2]) {
    const from = monthStart(now, offset)
    if (await exists(db, partitionName(table, from))) continue
    const add = (lockTimeoutMs: number) =>
      db.transaction(async (tx) => {
        await tx.run(sql`select pg_advisory_xact_lock(${lockKey})`)
        await tx.run(sql`select set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, true)`)
        if (!(await exists(tx, partitionName(table, from)))) await addPartition(tx, table, from)
      })
    await untilLocked(add, patience)
  }
}

/**
 * The partition is created separately and attached, so that writers of other months do not wait. Rows of the month that
 * are already in the default partition move; otherwise PostgreSQL would refuse the new one.
 */
async function addPartition(tx: Transaction, table: MonthlyTable, from: Date): Promise<void> {
  const { name, idPrefix } = table
  const partition = partitionName(table, from)
  const low = `'${idPrefix}_${ulidFloor(from)}'`
  const high = `'${idPrefix}_${ulidFloor(monthStart(from, 1))}'`
  // Attaching takes this lock too; taking it first keeps new rows of the month out.
  await tx.run(writtenOut([`lock table ${name}_default in access exclusive mode`]))
  await tx.run(writtenOut([`create table ${partition} (like ${name} including all)`]))
  // As migration 0034 has it for all tables; the copy leaves it out.
  await tx.run(writtenOut([`alter table ${partition} alter column environment_id set (n_distinct = 1)`]))
  // Also where rows are otherwise kept: they move.
  await tx.run(sql`select set_config('gatehouse.removal', 'partition', true)`)
  await tx.run(
    // Made from each other, the two have the same columns in the same order.
    writtenOut([
      `
      with moved as (delete from ${name}_default where id >= ${low} and id < ${high} returning *)
      insert into ${partition} select * from moved`,
    ]),
  )
  await tx.run(writtenOut([`alter table ${name} attach partition ${partition} for values from (${low}) to (${high})`]))
  await ensurePlannerStatistics(tx, partition)
}

/** The first moment of a month, counted from the one that `time` is in. */
export function monthStart(time: Date, offset: number): Date {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + offset, 1))
}

export function partitionName({ name }: MonthlyTable, month: Date): string {
  return `${name}_${month.toISOString().slice(0, 7).replace('-', '_')}`
}

async function exists(db: Database | Transaction, table: string): Promise<boolean> {
  const { found } = await db.one<{ found: boolean }>(sql`select to_regclass(${table}) is not null as found`)
  return found
}
