import { sql } from '#platform/db/sql.ts'
import { defineGauge, type GaugeDefinition } from '#platform/gauges/define-gauge.ts'
import { definePartitionsAhead } from '#platform/gauges/shared-gauges.ts'
import { timeOfId } from '#platform/ids.ts'
import { type MonthlyTable, monthStart, partitionName } from './partitions.ts'

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

export const unnumberedOldest = defineGauge({
  name: 'gatehouse_events_unnumbered_oldest_seconds',
  help: 'How long ago the oldest event without a place in the log was made, among up to 100,000. 0 without one.',
  advice: 'As for `gatehouse_events_unnumbered`: readers of events and webhooks see nothing that came after it.',
  async read({ database, now }) {
    const { oldest } = await database.as({ kind: 'cron' }).one<{ oldest: string | null }>(sql`
      select min(id) as oldest from (select id from unnumbered_events limit ${most}) waiting`)
    const madeAt = oldest === null ? undefined : timeOfId(oldest)
    return [{ value: madeAt === undefined ? 0 : Math.max(0, now().getTime() - madeAt.getTime()) / 1_000 }]
  },
})

/** A gauge of tables that are partitioned by month. */
export function partitionsAheadOf(tables: readonly MonthlyTable[]): GaugeDefinition {
  return definePartitionsAhead({
    async read({ database, now }) {
      const months = [0, 1, 2, 3, 4, 5]
      const asked = tables.flatMap((table) => months.map((offset) => partitionName(table, monthStart(now(), offset))))
      const rows = await database.as({ kind: 'cron' }).many<{ name: string }>(sql`
        select name from unnest(${asked}::text[]) name where to_regclass(name) is not null`)
      const there = new Set(rows.map(({ name }) => name))
      return tables.map((table) => {
        const missing = months.findIndex((offset) => !there.has(partitionName(table, monthStart(now(), offset))))
        return { labels: { table: table.name }, value: missing === -1 ? months.length : missing }
      })
    },
  })
}

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
