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
