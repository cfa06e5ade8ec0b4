import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { ulidFloor } from '#platform/ids.ts'
import { deliveryIds } from './delivery-ids.ts'
import { checkEvents, getEnabledEndpoint } from './endpoints.ts'

/** As far back as a replay reaches. */
const reachDays = 30
/** An id is made a little before its event is dated, or in a transaction that began earlier. */
const marginMs = 60_000

export interface Replay {
  /** How many deliveries were made. */
  made: number
  /** Where to go on, when there was more than one call makes. */
  nextSince: string | null
}

/**
 * Creates new deliveries of the stored events that the endpoint subscribes to, oldest first, in one statement. Events
 * that were delivered before are delivered again; receivers recognize them by id. Ids can contradict times where clocks
 * differ, so the order is that of times, by which the next call continues.
 *
 * @param events only these of the subscribed ones. @param limit the maximum per call.
 * @throws notFound, endpointDisabled, unknownEvents, invalidRequest for a time that is over 30 days ago or in the
 * future, and for an end before the beginning.
 */
export function replayEvents(
  ctx: Context,
  endpointId: string,
  { since, until: given, events }: { since: string; until?: string; events?: string[] },
  limit = 100_000,
): Promise<Replay> {
  return ctx.transaction(async (tx) => {
    tx.db.afterCommit(() => tx.system.wakeUps.announce('deliveries'))
    const endpoint = await getEnabledEndpoint(tx, endpointId)
    const from = checkSince(tx, since)
    const to = given === undefined ? undefined : checkUntil(from, given)
    const names = events === undefined ? endpoint.events : checkEvents(events)
    const wanted = endpoint.events.filter((name) => names.includes(name))
    const oldestId = `event_${ulidFloor(new Date(from.getTime() - marginMs))}`
    const { made, until } = await tx.db.one<{ made: number; until: string | null }>(sql`
      with replayed as (
        select e.id, e.event, e.created_at from events e
        where e.environment_id = ${tx.environmentId} and e.id >= ${oldestId} and e.created_at >= ${from}
          ${to === undefined ? sql`` : sql`and e.created_at <= ${to}`}
          and e.event = any(${wanted}::text[])
        order by e.created_at, e.id limit ${limit}
      ), made as (
        insert into webhook_deliveries (environment_id, id, endpoint_id, event_id, event, state, next_attempt_at, created_at,
          request_id)
        select ${tx.environmentId}, ${deliveryIds(tx.now(), sql`order by created_at, id`)}, ${endpointId}, id, event, 'pending',
          ${tx.now()}::timestamptz, ${tx.now()}::timestamptz, ${tx.tracedRequestId ?? null}::text from replayed
      )
      select count(*) as made, max(created_at) as until from replayed`)
    return { made, nextSince: made < limit ? null : until }
  })
}

function checkUntil(from: Date, until: string): Date {
  const to = new Date(until)
  if (to.getTime() >= from.getTime()) return to
  const message = '`until` is before `since`. Send a later time, or leave it out to replay everything since then.'
  throw platformErrors.invalidRequest([{ field: 'until', code: 'until_out_of_range', message }])
}

function checkSince(ctx: Context, since: string): Date {
  const from = new Date(since)
  const ageDays = (ctx.now().getTime() - from.getTime()) / 86_400_000
  if (ageDays >= 0 && ageDays <= reachDays) return from
  const message = `\`since\` is out of reach. Send a time of the last ${reachDays} days.`
  throw platformErrors.invalidRequest([{ field: 'since', code: 'since_out_of_range', message }])
}
