import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import type { Series } from './series.ts'

/** So often something happened in the hour that begins then. */
export interface Tally {
  environment_id: string
  series: string
  label: string
  hour: string
  count: number
}

/**
 * Adds to the tallies what a statement selects: `environment_id`, `label`, and `happened_at` of everything that happened, once each.
 * Part of the statement that makes it happen, as its last part: `with done as (update …) ${addTallies('deliveries', …)}`. Rows
 * are taken in one order, so that two that add at once do not stand in each other's way.
 */
export function addTallies(series: Series, happened: Statement): Statement {
  return sql`
    insert into tallies as t (environment_id, series, label, hour, count)
    select h.environment_id, ${series}, h.label, date_trunc('hour', h.happened_at, 'UTC'), count(*)
    from (${happened}) h group by 1, 2, 3, 4 order by 1, 2, 4, 3
    on conflict (environment_id, series, hour, label) do update set count = t.count + excluded.count`
}

/** Adds to the tallies what the caller has counted itself. */
export async function addCounted(tx: Transaction, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return
  const column = (read: (tally: Tally) => string | number) => tallies.map(read)
  await tx.run(sql`
    insert into tallies as t (environment_id, series, label, hour, count)
    select a.environment_id, a.series, a.label, a.hour, sum(a.count)::bigint
    from unnest(${column((each) => each.environment_id)}::text[], ${column((each) => each.series)}::text[],
      ${column((each) => each.label)}::text[], ${column((each) => each.hour)}::timestamptz[],
      ${column((each) => each.count)}::bigint[]) a (environment_id, series, label, hour, count)
    group by 1, 2, 3, 4 order by 1, 2, 4, 3
    on conflict (environment_id, series, hour, label) do update set count = t.count + excluded.count`)
}

/** What was counted in an hour or day. */
export interface Counted {
  series: Series
  label: string
  starts_at: string
  count: number
}

/** What was counted of these series since a time, by hour or day in UTC, the earliest first. */
export function readTallies(
  ctx: Context,
  { series, since, bucket }: { series: readonly Series[]; since: Date; bucket: 'hour' | 'day' },
): Promise<Counted[]> {
  return ctx.db.many<Counted>(sql`
    select t.series, t.label, date_trunc(${bucket}, t.hour, 'UTC') as starts_at, sum(t.count)::integer as count
    from unnest(${[...series]}::text[]) s (name) join tallies t on t.environment_id = ${ctx.environmentId}
      and t.series = s.name and t.hour >= ${since}
    group by 1, 2, 3 order by 3, 1, 2`)
}
