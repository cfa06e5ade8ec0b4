import { sql } from '#platform/db/sql.ts'
import { behindAfterMs, defineBehind, mostBehind } from '#platform/gauges/shared-gauges.ts'

export const directoriesBehind = defineBehind({
  async read({ database, now }) {
    const late = new Date(now().getTime() - behindAfterMs)
    const { overdue, failing } = await database.as({ kind: 'cron' }).one<{ overdue: number; failing: number }>(sql`
      select
        (select count(*)::int from (select from directory_pulls
          where next_run_at <= ${late} and (run_id is null or locked_until <= ${now()})
          order by next_run_at limit ${mostBehind}) late) as overdue,
        (select count(*)::int from (select from directory_pulls where failures > 0 limit ${mostBehind}) f) as failing`)
    return [
      { labels: { kind: 'directories', state: 'overdue' }, value: overdue },
      { labels: { kind: 'directories', state: 'failing' }, value: failing },
    ]
  },
})
