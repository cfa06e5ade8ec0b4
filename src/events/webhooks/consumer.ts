import type { System } from '#platform/context.ts'
import { beginLookups } from '#platform/db/lookups.ts'
import { sql } from '#platform/db/sql.ts'
import { type EventConsumer, isInRange } from '../event-log/index.ts'
import { deliveryIds } from './delivery-ids.ts'

/**
 * Turns events into deliveries: one for each enabled endpoint that subscribes to it and was there before it. They commit
 * with the step of the cursor, so an event becomes each of its deliveries exactly once.
 */
export function createWebhookConsumer(system: System, onConsumed: () => void): EventConsumer {
  return {
    name: 'webhooks',
    async consume(tx, range) {
      const now = system.now()
      beginLookups(tx)
      await tx.run(sql`
        insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, next_attempt_at, created_at)
        select e.environment_id, ${deliveryIds(now, sql`order by e.position, endpoints.id`)}, endpoints.id, e.id,
          e.event, 'pending', ${now}::timestamptz, ${now}::timestamptz
        from events e join webhook_endpoints endpoints on endpoints.environment_id = e.environment_id
          and endpoints.status = 'enabled' and e.event = any(endpoints.events) and e.position > endpoints.after_position
        where ${isInRange(range)}`)
    },
    onConsumed,
  }
}
