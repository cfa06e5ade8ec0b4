import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'

/**
 * How far apart the time in an event's id and its numbering may be: a transaction that stays open, clocks of processes that
 * differ, a clock that stepped back. Statements end after a minute, so no transaction comes near it.
 */
const slackMs = 3_600_000

/** Of as many successive positions the database notes between which times their events are (`event_zones`): a power of two. */
export const zoneSize = 128

/** Positions between which all events of a range of time are, so that a page reads a part of the log and not all of it before. */
export interface PositionBounds {
  above: number | undefined
  below: number | undefined
}

/**
 * An event is numbered after all that were committed before it was made. One whose id is older than the start by the slack was
 * committed by then, so every event of the range has a larger position; and the other way round at the end. Of the events
 * between that bound and the range, which a busy log has many of, the zones skip all but some.
 */
export async function boundsOfRange(
  ctx: Context,
  { range_start, range_end }: { range_start?: string; range_end?: string },
): Promise<PositionBounds> {
  const [above, below] = await Promise.all([
    range_start === undefined ? undefined : findAbove(ctx, new Date(range_start)),
    range_end === undefined ? undefined : findBelow(ctx, new Date(range_end)),
  ])
  return { above, below }
}

async function findAbove(ctx: Context, start: Date): Promise<number | undefined> {
  const above = await positionBefore(ctx, new Date(start.getTime() - slackMs))
  if (above === undefined) return undefined
  const from = Math.floor(above / zoneSize)
  const { is_noted, zone } = await ctx.db.one<{ is_noted: boolean; zone: number | null }>(sql`
    select exists (select from event_zones where zone < ${from}) as is_noted,
      (select zone from event_zones where zone >= ${from} and last_at >= ${start} order by zone limit 1) as zone`)
  if (!is_noted) return above
  // No event is that young.
  if (zone === null) return Number.MAX_SAFE_INTEGER
  return Math.max(above, zone * zoneSize - 1)
}

async function findBelow(ctx: Context, end: Date): Promise<number | undefined> {
  const below = await positionFrom(ctx, new Date(end.getTime() + slackMs))
  const to = Math.floor((below ?? Number.MAX_SAFE_INTEGER) / zoneSize)
  const { first, zone } = await ctx.db.one<{ first: number | null; zone: number | null }>(sql`
    select (select zone from event_zones order by zone limit 1) as first,
      (select zone from event_zones where zone <= ${to} and first_at < ${end} order by zone desc limit 1) as zone`)
  // Positions before the first zone, and some in it, are not noted.
  const last = zone ?? first
  if (last === null || last > to) return below
  return Math.min(below ?? Number.MAX_SAFE_INTEGER, (last + 1) * zoneSize)
}

/** Removes the zones before the oldest event that is left. */
export async function deleteZonesOfDroppedEvents(db: Database): Promise<void> {
  const atOnce = 10_000
  for (;;) {
    const deleted = await db.run(sql`
      delete from event_zones where zone = any(array(
        select zone from event_zones
        where zone < (select (position + 0) / ${zoneSize}::bigint from events where position is not null order by position + 0 limit 1)
        order by zone limit ${atOnce}))`)
    if (deleted < atOnce) return
  }
}

async function positionBefore(ctx: Context, time: Date): Promise<number | undefined> {
  const row = await ctx.db.maybe<{ position: number }>(sql`
    select position from events
    where environment_id = ${ctx.environmentId} and id < ${floorOf(time)} and position is not null
    order by id desc limit 1`)
  return row?.position
}

async function positionFrom(ctx: Context, time: Date): Promise<number | undefined> {
  const row = await ctx.db.maybe<{ position: number }>(sql`
    select position from events
    where environment_id = ${ctx.environmentId} and id >= ${floorOf(time)} and position is not null
    order by id limit 1`)
  return row?.position
}

/** Ids hold times from 1970 on. */
function floorOf(time: Date): string {
  return `event_${ulidFloor(new Date(Math.max(0, time.getTime())))}`
}
