import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'

/** Of each kind of event, so many of the newest are counted at most. */
export const mostCounted = 5_000
const mostListed = 20
const dayMs = 86_400_000

/** How many events of a name there were in one hour or day. */
export interface EventCount {
  event: string
  /** Of a failure. */
  code: string | null
  starts_at: string
  count: number
}

export interface DeliveryCount {
  state: 'pending' | 'succeeded' | 'failed'
  count: number
}

export interface ExpiringCertificate {
  connection_id: string
  connection_name: string
  organization_id: string | null
  expires_at: string
}

/**
 * The newest events of each name, counted by the hour or day in which they were recorded. Each name costs a bounded part of an
 * index, however many events there are.
 */
export function countEvents(
  ctx: Context,
  names: readonly string[],
  since: Date,
  bucket: 'hour' | 'day',
): Promise<EventCount[]> {
  return ctx.db.many<EventCount>(sql`
    select newest.event, newest.code, date_trunc(${bucket}, newest.created_at, 'UTC') as starts_at, count(*)::integer as count
    from unnest(${names}::text[]) as n (name) cross join lateral (
      select e.event, e.data -> 'error' ->> 'code' as code, e.created_at from events e
      where e.environment_id = ${ctx.environmentId} and e.event = n.name and e.position is not null
      order by e.position desc limit ${mostCounted}
    ) newest where newest.created_at >= ${since} group by 1, 2, 3 order by 3, 1, 2`)
}

/** The newest deliveries since a time, by their state now. */
export function countDeliveries(ctx: Context, since: Date): Promise<DeliveryCount[]> {
  return ctx.db.many<DeliveryCount>(sql`
    select d.state, count(*)::integer as count from (
      select d.state from webhook_deliveries d
      where d.environment_id = ${ctx.environmentId} and d.id >= ${`delivery_${ulidFloor(since)}`}
      order by d.id desc limit ${mostCounted}
    ) d group by d.state`)
}

/** The certificates of providers that end within 90 days, or have ended, the next one first. */
export function listExpiring(ctx: Context): Promise<ExpiringCertificate[]> {
  return ctx.db.many<ExpiringCertificate>(sql`
    select s.connection_id, c.name as connection_name, c.organization_id, s.expires_at
    from saml_certificates s join connections c on c.environment_id = s.environment_id and c.id = s.connection_id
    where s.environment_id = ${ctx.environmentId} and s.vanished_at is null
      and s.expires_at < ${new Date(ctx.now().getTime() + 90 * dayMs)}
    order by s.expires_at limit ${mostListed}`)
}
