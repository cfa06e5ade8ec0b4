import type { Database } from '../platform/db/database.ts'
import { sql, writtenOut } from '../platform/db/sql.ts'
import { ulidFloor } from '../platform/ids.ts'
import { type MonthlyTable, monthStart } from './partitions.ts'

const dayMs = 86_400_000

/**
 * Drops the months of a table that ended more than `days` ago. Rows are thus kept for `days`, and up to a month longer:
 * dropping a month costs the same whatever it holds, and leaves nothing to vacuum.
 *
 * Dropping needs the whole table for a moment. It gives up after two seconds rather than let everybody queue behind it;
 * what it did not get then goes the next time.
 *
 * @returns the names of the partitions that are gone.
 */
export async function dropExpiredPartitions(
  db: Database,
  table: MonthlyTable,
  days: number,
  now: Date,
): Promise<string[]> {
  const end = new Date(now.getTime() - days * dayMs)
  const expired = (await partitionsOf(db, table)).filter((name) => endOf(name) <= end)
  for (const name of expired) {
    await db.transaction(async (tx) => {
      await tx.run(sql`set local lock_timeout = '2s'`)
      await tx.run(writtenOut([`drop table ${name}`]))
    })
  }
  // Rows that no month covered when they came: normally none.
  const oldest = `${table.idPrefix}_${ulidFloor(end)}`
  await db.run(writtenOut([`delete from ${table.name}_default where id < `, ''], [oldest]))
  return expired
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
function endOf(partition: string): Date {
  const [year = '', month = ''] = partition.split('_').slice(-2)
  return monthStart(new Date(`${year}-${month}-01T00:00:00Z`), 1)
}
