import type { Queryable } from '#platform/db/queryable.ts'
import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import type { AttemptRow, DeliveryRow } from './schemas.ts'

/** A delivery that a request led to. */
export interface RequestedDelivery
  extends Pick<DeliveryRow, 'id' | 'event_id' | 'event' | 'state' | 'attempts' | 'next_attempt_at' | 'created_at'> {
  environment_id: string
  endpoint_id: string
  /** Null when the endpoint is deleted. */
  endpoint_url: string | null
}

/**
 * The first deliveries that a request asked for, and those of its events, which are looked up among those made since, by
 * the time in their ids.
 */
export function listDeliveriesOfRequest(
  db: Queryable,
  request: { id: string; at: string },
  events: readonly { environment_id: string; id: string }[],
  limit: number,
): Promise<RequestedDelivery[]> {
  const oldestId = `delivery_${ulidFloor(new Date(request.at))}`
  return db.many<RequestedDelivery>(sql`
    select delivery.environment_id, delivery.id, event_id, event, state, attempts, next_attempt_at, delivery.created_at,
      endpoint_id, endpoint_url
    from (
      select id, environment_id from webhook_deliveries where request_id = ${request.id}
      union
      select id, environment_id from webhook_deliveries
      where environment_id = any(${environmentsOf(events)}) and id >= ${oldestId} and event_id = any(${events.map(({ id }) => id)})
    ) found
    join webhook_deliveries delivery using (environment_id, id)
    left join webhook_endpoints endpoint
      on endpoint.environment_id = delivery.environment_id and endpoint.id = delivery.endpoint_id
    order by delivery.id limit ${limit}`)
}

/** The first attempts at deliveries. */
export function listAttemptsOf(
  db: Queryable,
  deliveries: readonly { environment_id: string; id: string }[],
  limit: number,
): Promise<RequestedAttempt[]> {
  return db.many<RequestedAttempt>(sql`
    select id, attempt, secret, started_at, duration_ms, response_status, error from webhook_attempts
    where environment_id = any(${environmentsOf(deliveries)}) and delivery_id = any(${deliveries.map(({ id }) => id)})
    order by id limit ${limit}`)
}

type RequestedAttempt = Pick<
  AttemptRow,
  'id' | 'attempt' | 'secret' | 'started_at' | 'duration_ms' | 'response_status' | 'error'
>

function environmentsOf(rows: readonly { environment_id: string }[]): string[] {
  return [...new Set(rows.map(({ environment_id }) => environment_id))]
}
