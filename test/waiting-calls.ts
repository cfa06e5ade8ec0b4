import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** How many statements on the database of a server wait for a lock at this moment. */
export async function countWaiting({ db }: Context): Promise<number> {
  const { n } = await db.one<{ n: number }>(sql`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  return n
}
