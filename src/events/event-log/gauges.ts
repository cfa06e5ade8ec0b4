import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

/** More are not counted. */
const most = 100_000

export const unnumberedEvents = defineGauge({
  name: 'gatehouse_events_unnumbered',
  help: 'Events that are stored and have no place in the log yet, up to 100,000. Usually 0 or a few.',
  advice:
    'No process numbers events, or none keeps up. See that a process with the role `worker` or `all` runs and that its clock is right, and look for errors in its log.',
  async read({ database }) {
    const { count } = await database.as({ kind: 'cron' }).one<{ count: number }>(sql`
      select count(*)::int as count from (select from unnumbered_events limit ${most}) waiting`)
    return [{ value: count }]
  },
})

export const followerLag = defineGauge({
  name: 'gatehouse_follower_lag_events',
  help: 'How many events of the log a follower has not dealt with yet: `webhooks`, `tallies` and others.',
  labels: ['follower'],
  advice:
    'Run more processes with the role `worker` or `all`. If the figure only grows, look for errors of that follower in the log.',
  async read({ database }) {
    const rows = await database.as({ kind: 'cron' }).many<{ name: string; lag: number }>(sql`
      select c.name, greatest(0, p.last - c.position)::int as lag from event_cursors c cross join event_positions p`)
    return rows.map(({ name, lag }) => ({ labels: { follower: name }, value: lag }))
  },
})
