import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

/** More are not counted. */
const most = 10_000

export const logStreamsBehind = defineGauge({
  name: 'gatehouse_log_streams_behind',
  help: 'Log streams that have events to send, up to 10,000: `due` now, and `failing`, which come again later after a failed attempt.',
  labels: ['state'],
  advice:
    'Many that are due: run more workers. Failing: the destination does not answer or refuses; the console and the Admin Portal say why.',
  async read({ database, now }) {
    const { due, failing } = await database.as({ kind: 'cron' }).one<{ due: number; failing: number }>(sql`
      select count(*) filter (where next_attempt_at <= ${now()})::int as due,
        count(*) filter (where next_attempt_at > ${now()} and failures > 0)::int as failing
      from (select next_attempt_at, failures from audit_log_streams
        where not is_idle and state <> 'inactive' order by next_attempt_at limit ${most}) busy`)
    return [
      { labels: { state: 'due' }, value: due },
      { labels: { state: 'failing' }, value: failing },
    ]
  },
})

export const logStreamsOldest = defineGauge({
  name: 'gatehouse_log_streams_oldest_seconds',
  help: 'For how long the log stream that waits longest has been due. 0 if none is.',
  advice: 'No process sends log streams, or too few do. Run more with the role `worker` or `all`.',
  async read({ database, now }) {
    const { seconds } = await database.as({ kind: 'cron' }).one<{ seconds: number }>(sql`
      select greatest(0, coalesce(extract(epoch from ${now()}::timestamptz - min(next_attempt_at)), 0))::float8 as seconds
      from (select next_attempt_at from audit_log_streams
        where not is_idle and state <> 'inactive' order by next_attempt_at limit 1) first`)
    return [{ value: seconds }]
  },
})
