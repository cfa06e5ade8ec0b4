import { setTimeout as delay } from 'node:timers/promises'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { numberEvents } from './numbering.ts'
import { zoneSize } from './range-bounds.ts'

// Events of an environment that moves to another cluster keep their positions, as cursors of streams and endpoints are positions. So the
// log of that cluster goes on behind them, and its followers, which have nothing to do with what others have dealt with, are past them.

const lookEveryMs = 20

/** The last position of an environment's events; 0 without any. */
export async function lastPositionOf({ database }: System, environmentId: string): Promise<number> {
  const { last } = await database.one<{ last: number }>(sql`
    select coalesce(max(position), 0) as last from events where environment_id = ${environmentId}`)
  return last
}

/**
 * Numbers all committed events, and waits until every follower of the log has dealt with those of an environment.
 *
 * @returns whether they have in time
 */
export async function followedToTheEnd(system: System, environmentId: string, withinMs: number): Promise<boolean> {
  await numberEvents(system.database)
  system.wakeUps.announce('events')
  const last = await lastPositionOf(system, environmentId)
  return within(withinMs, async () => {
    const { is_done } = await system.database.one<{ is_done: boolean }>(sql`
      select not exists (select from event_cursors where position < ${last})
        and not exists (select from unnumbered_events where environment_id = ${environmentId}) as is_done`)
    return is_done
  })
}

/**
 * Has the log of this cluster, and all that follows it, go on behind a position. While it waits for followers that are behind, no event
 * gets a position.
 *
 * @returns whether they came to the end of the log in time
 */
export function advancePositionsPast({ database }: System, position: number, withinMs: number): Promise<boolean> {
  return database.transaction(async (tx) => {
    const { last } = await tx.one<{ last: number }>(sql`select last from event_positions for update`)
    if (last >= position) return true
    const areAtTheEnd = await within(withinMs, async () => (await behind(tx, last)) === 0)
    if (!areAtTheEnd) return false
    await tx.run(sql`update event_positions set last = ${position}`)
    // A follower that is in a step reads up to the former end alone, and writes that down once this has committed.
    await tx.run(sql`update event_cursors set position = ${position} where position = ${last}`)
    return true
  })
}

async function behind(tx: Transaction, last: number): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from event_cursors where position < ${last}`)
  return count
}

/**
 * Notes between which times events are that have come in with their positions. All events at these positions are looked at, and those
 * up to the first zone so far: before the first zone nothing is taken to be noted, and behind it everything.
 *
 * @param after a position up to which that of the environment's events has been noted
 */
export async function noteZones({ database }: System, environmentId: string, after: number): Promise<void> {
  const { first, last, first_zone } = await database.one<{
    first: number | null
    last: number
    first_zone: number | null
  }>(sql`
    select (select min(position) from events where environment_id = ${environmentId} and position > ${after}) as first,
      coalesce((select max(position) from events where environment_id = ${environmentId}), 0) as last,
      (select min(zone) from event_zones) as first_zone`)
  if (first === null) return
  const before = Math.floor(first / zoneSize) * zoneSize
  const upTo = Math.max(last, (first_zone ?? 0) * zoneSize)
  await database.ordinary.run(sql`
    insert into event_zones as z (zone, first_at, last_at)
    select (e.position + 0) / ${zoneSize}::bigint, min(e.created_at), max(e.created_at) from events e
    where e.position + 0 >= ${before} and e.position + 0 <= ${upTo} group by 1 order by 1
    on conflict (zone) do update
      set first_at = least(z.first_at, excluded.first_at), last_at = greatest(z.last_at, excluded.last_at)`)
}

async function within(ms: number, isDone: () => Promise<boolean>): Promise<boolean> {
  const began = performance.now()
  while (!(await isDone())) {
    if (performance.now() - began > ms) return false
    await delay(lookEveryMs)
  }
  return true
}
