import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

/** More are not counted. */
const most = 100_000

export const deliveriesPending = defineGauge({
  name: 'gatehouse_webhook_deliveries_pending',
  help: 'Deliveries of webhooks that are not done, up to 100,000: due now, and later after a failed attempt.',
  labels: ['state'],
  advice:
    'Many that are due: run more workers, and see which endpoints answer slowly. Many that come later: their endpoints fail.',
  async read({ database, now }) {
    const { due, later } = await database.as({ kind: 'cron' }).one<{ due: number; later: number }>(sql`
      select count(*) filter (where next_attempt_at <= ${now()})::int as due,
        count(*) filter (where next_attempt_at > ${now()})::int as later
      from (select next_attempt_at from webhook_deliveries where state = 'pending' limit ${most}) pending`)
    return [
      { labels: { state: 'due' }, value: due },
      { labels: { state: 'later' }, value: later },
    ]
  },
})

export const deliveriesOverdue = defineGauge({
  name: 'gatehouse_webhook_deliveries_overdue_seconds',
  help: 'For how long the delivery that waits longest has been due, among up to 100,000. 0 if none is.',
  advice: 'No process sends webhooks, too few do, or an endpoint is slow and gets few at a time.',
  async read({ database, now }) {
    const { seconds } = await database.as({ kind: 'cron' }).one<{ seconds: number }>(sql`
      select greatest(0, coalesce(extract(epoch from ${now()}::timestamptz - min(next_attempt_at)), 0))::float8 as seconds
      from (select next_attempt_at from webhook_deliveries where state = 'pending' limit ${most}) pending`)
    return [{ value: seconds }]
  },
})

export const endpointsDisabled = defineGauge({
  name: 'gatehouse_webhook_endpoints_disabled',
  help: 'Endpoints of webhooks that are disabled, by their owners or because nothing succeeded for days, up to 100,000.',
  advice: 'The log says which endpoint was disabled. Its owner mends it, enables it and sends the events again.',
  async read({ database }) {
    const { count } = await database.as({ kind: 'cron' }).one<{ count: number }>(sql`
      select count(*)::int as count
      from (select from webhook_endpoints where status = 'disabled' limit ${most}) disabled`)
    return [{ value: count }]
  },
})
