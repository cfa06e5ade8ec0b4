import type { Database } from '#platform/db/database.ts'
import { sql, writtenOut } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import { type MonthlyTable, monthStart } from './partitions.ts'

const dayMs = 86_400_000

/**
 * Drops the months of a table that ended more than `days` ago. Rows are kept for `days` and up to a month longer:
 * dropping a month costs the same regardless of its size, and needs no vacuum.
 *
 * @returns the names of the dropped partitions.
 */
export async function dropExpiredPartitions(
  db: Database,
  table: MonthlyTable,
  days: number,
  now: Date,
): Promise<string[]> {
  const end = new Date(now.getTime() - days * dayMs)
  const expired = await listPartitionsUntil(db, table, end)
  for (const name of expired) await dropPartition(db, name)
  // Rows that no month covered when they were written: normally none.
  const oldest = `${table.idPrefix}_${ulidFloor(end)}`
  await db.run(writtenOut([`delete from ${table.name}_default where id < `, ''], [oldest]))
  return expired
}

/**
 * Drops a month. That locks the whole table briefly. It gives up after two seconds, so that others do not queue behind it,
 * to be tried again at the next run.
 */
export async function dropPartition(db: Database, name: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`set local lock_timeout = '2s'`)
    await tx.run(writtenOut([`drop table ${name}`]))
  })
}

/** The names of the months of a table that ended by then, the oldest first. */
export async function listPartitionsUntil(db: Database, table: MonthlyTable, end: Date): Promise<string[]> {
  return (await partitionsOf(db, table)).filter((name) => endOfMonth(name) <= end)
}

async function partitionsOf(db: Database, { name }: MonthlyTable): Promise<string[]> {
  const rows = await db.many<{ name: string }>(sql`
    select child.relname as name from pg_inherits
    join pg_class child on child.oid = inhrelid join pg_class parent on parent.oid = inhparent
    where parent.relname = ${name} and parent.relnamespace = 'public'::regnamespace
      and child.relname ~ ${`^${name}_\\d{4}_\\d{2}$`}
    order by child.relname`)
  return rows.map((row) => row.name)
}

/** The end of the month that a partition is named after. */
export function endOfMonth(partition: string): Date {
  const [year = '', month = ''] = partition.split('_').slice(-2)
  return monthStart(new Date(`${year}-${month}-01T00:00:00Z`), 1)
}
