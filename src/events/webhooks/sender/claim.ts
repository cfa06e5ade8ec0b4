import type { System } from '#platform/context.ts'
import { beginLookups } from '#platform/db/lookups.ts'
import { sql } from '#platform/db/sql.ts'
import { isUnleased, takeLease } from '#platform/followers/leases.ts'
import type { ClaimedDelivery } from './claimed-delivery.ts'
import { defaultCap, type Held } from './lanes.ts'

/** An endpoint that failed this often since its last success is sent one delivery at a time. */
const failingAfter = 5

export interface ClaimOptions {
  /** The most deliveries to claim. */
  limit: number
  held: Held
  /** The endpoint that the last claim ended with. This one begins after it, so that no endpoint is always last. */
  after: { environmentId: string; endpointId: string }
}

/**
 * Takes due deliveries, oldest first, from every endpoint that has any, up to the limit of each, so that a dead or slow
 * endpoint delays only its own. Deliveries of other processes are skipped.
 *
 * Endpoints with pending deliveries are found by skipping along the partial index, so the cost depends on their number,
 * not on that of endpoints or deliveries. Every `limit 1` ensures an index lookup, and each order matches an index.
 *
 * `erased_at` is read beside the event, as of the same moment. The row that is locked may be newer: marked by an erasure that
 * has changed the event meanwhile.
 */
export async function claimDeliveries(
  system: System,
  { limit, held, after }: ClaimOptions,
): Promise<ClaimedDelivery[]> {
  // Checked first because there is nearly always none, and it needs no transaction.
  const pending = await system.database.maybe(sql`select 1 from webhook_deliveries where state = 'pending' limit 1`)
  if (pending === undefined) return []
  const now = system.now()
  return system.database.transaction(async (tx) => {
    beginLookups(tx)
    return tx.many<ClaimedDelivery>(sql`
      with recursive waiting as (
        (select environment_id, endpoint_id from webhook_deliveries where state = 'pending'
          order by environment_id, endpoint_id, next_attempt_at limit 1)
        union all
        select next.environment_id, next.endpoint_id from waiting cross join lateral (
          select environment_id, endpoint_id from webhook_deliveries
          where state = 'pending' and (environment_id, endpoint_id) > (waiting.environment_id, waiting.endpoint_id)
          order by environment_id, endpoint_id, next_attempt_at limit 1
        ) next
      ), claimed as (
        select due.environment_id, due.id, endpoint.endpoint_url, endpoint.sealed_secret, endpoint.sealed_previous_secret,
          endpoint.previous_secret_until, stored.data, stored.context, stored.created_at as event_created_at,
          stored.request_id as event_request_id, stored.erased_at
        from (
          select environment_id, endpoint_id from waiting
          order by (environment_id, endpoint_id) <= (${after.environmentId}::text, ${after.endpointId}::text),
            environment_id, endpoint_id
        ) turn
        cross join lateral (
          select endpoint_url, sealed_secret, sealed_previous_secret, previous_secret_until,
            case when failures >= ${failingAfter} then 1 else coalesce((lane ->> 'cap')::int, ${defaultCap}) end
              - coalesce((lane ->> 'held')::int, 0) as free
          from webhook_endpoints cross join lateral (select ${held}::jsonb -> id as lane) here
          where environment_id = turn.environment_id and id = turn.endpoint_id and status = 'enabled' limit 1
        ) endpoint
        cross join lateral (
          select environment_id, id, event_id from webhook_deliveries
          where environment_id = turn.environment_id and endpoint_id = turn.endpoint_id and state = 'pending'
            and next_attempt_at <= ${now} and ${isUnleased(now)}
          order by next_attempt_at limit greatest(endpoint.free, 0) for update skip locked
        ) due
        left join lateral (
          select e.data, e.context, e.created_at, e.request_id, seen.erased_at
          from webhook_deliveries seen left join events e on e.environment_id = due.environment_id and e.id = due.event_id
          where seen.environment_id = due.environment_id and seen.id = due.id limit 1
        ) stored on true
        limit ${limit}
      )
      update webhook_deliveries delivery set ${takeLease(now)}
      from claimed where delivery.environment_id = claimed.environment_id and delivery.id = claimed.id
      returning delivery.environment_id, delivery.id, endpoint_id, event_id, event, attempts, locked_until, locked_by,
        test_event, endpoint_url, sealed_secret, sealed_previous_secret, previous_secret_until, data, context, event_created_at,
        claimed.erased_at, coalesce(delivery.request_id, event_request_id) as request_id`)
  })
}
