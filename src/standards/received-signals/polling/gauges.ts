import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

export const signalPollsOldest = defineGauge({
  name: 'gatehouse_signal_polls_oldest_seconds',
  help: 'For how long the transmitter of signals that waits longest to be asked has been due. 0 if none is.',
  advice: 'No process polls transmitters, or too few do. Run more with the role `worker` or `all`.',
  async read({ database, now }) {
    const { seconds } = await database.as({ kind: 'cron' }).one<{ seconds: number }>(sql`
      select greatest(0, coalesce(extract(epoch from ${now()}::timestamptz - min(next_attempt_at)), 0))::float8 as seconds
      from (select next_attempt_at from signal_polls where next_attempt_at is not null
        order by next_attempt_at limit 1) first`)
    return [{ value: seconds }]
  },
})
