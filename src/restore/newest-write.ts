import type { Queryable } from '#platform/db/queryable.ts'
import { sql } from '#platform/db/sql.ts'
import { timeOfId } from '#platform/ids.ts'

/**
 * The time of the newest write that a database shows, to a few seconds where processes did jobs: of the event log, and of the signs of
 * life of processes. `undefined` for a database that was never used.
 */
export async function newestWrite(db: Queryable): Promise<Date | undefined> {
  const { numbered, unnumbered, seen } = await db.one<{
    numbered: string | null
    unnumbered: string | null
    seen: string | null
  }>(sql`
    select (select e.id from events e where e.position is not null order by e.position + 0 desc limit 1) as numbered,
      (select max(u.id) from unnumbered_events u) as unnumbered,
      (select max(p.seen_at) from job_processes p) as seen`)
  const times = [numbered, unnumbered].flatMap((id) => (id === null ? [] : (timeOfId(id)?.getTime() ?? [])))
  if (seen !== null) times.push(Date.parse(seen))
  return times.length === 0 ? undefined : new Date(Math.max(...times))
}
