import type { System } from '../context.ts'
import { type Statement, sql } from '../db/sql.ts'

/**
 * The reading of a gauge: for how many seconds the row of a follower's table that waits longest has been due, by its
 * `next_attempt_at`, which has an index. 0 if none is.
 */
export async function longestDue(
  { database, now }: Pick<System, 'database' | 'now'>,
  table: Statement,
): Promise<{ value: number }[]> {
  const { seconds } = await database.as({ kind: 'cron' }).one<{ seconds: number }>(sql`
    select greatest(0, coalesce(extract(epoch from ${now()}::timestamptz - min(next_attempt_at)), 0))::float8 as seconds
    from (select next_attempt_at from ${table} where next_attempt_at is not null
      order by next_attempt_at limit 1) first`)
  return [{ value: seconds }]
}
