import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

/** More are not counted. */
const most = 100_000

export const messagesFailed = defineGauge({
  name: 'gatehouse_messages_failed',
  help: 'Emails and text messages that were given up in the last 30 days, up to 100,000.',
  advice:
    'See why with `gatehouse mail list`. After the cause is gone, send them again with `gatehouse mail resend failed`.',
  async read({ database }) {
    const { count } = await database.as({ kind: 'cron' }).one<{ count: number }>(sql`
      select count(*)::int as count from (select from messages where failed_at is not null limit ${most}) failed`)
    return [{ value: count }]
  },
})
