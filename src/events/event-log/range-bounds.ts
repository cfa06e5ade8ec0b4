import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'

/**
 * How far apart the time in an event's id and its numbering may be: a transaction that stays open, clocks of processes that
 * differ, a clock that stepped back. Statements end after a minute, so no transaction comes near it.
 */
const slackMs = 3_600_000

/** Positions between which all events of a range of time are, so that a page reads a part of the log and not all of it before. */
export interface PositionBounds {
  above: number | undefined
  below: number | undefined
}

/**
 * An event is numbered after all that were committed before it was made. One whose id is older than the start by the slack was
 * committed by then, so every event of the range has a larger position; and the other way round at the end.
 */
export async function boundsOfRange(
  ctx: Context,
  { range_start: start, range_end: end }: { range_start?: string; range_end?: string },
): Promise<PositionBounds> {
  const [above, below] = await Promise.all([
    start === undefined ? undefined : positionBefore(ctx, new Date(Date.parse(start) - slackMs)),
    end === undefined ? undefined : positionFrom(ctx, new Date(Date.parse(end) + slackMs)),
  ])
  return { above, below }
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
