import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

/** More are not looked at. */
const most = 100_000

export const logoutsOverdue = defineGauge({
  name: 'gatehouse_logouts_overdue_seconds',
  help: 'For how long the logout token that waits longest has been due, among up to 100,000. 0 if none is.',
  advice:
    'No process sends logout tokens, too few do, or an application answers slowly. Run more with the role `worker` or `all`.',
  async read({ database, now }) {
    const { seconds } = await database.as({ kind: 'cron' }).one<{ seconds: number }>(sql`
      select greatest(0, coalesce(extract(epoch from ${now()}::timestamptz - min(next_attempt_at)), 0))::float8 as seconds
      from (select next_attempt_at from connect_logouts where state = 'pending' limit ${most}) pending`)
    return [{ value: seconds }]
  },
})
