import type { Context } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { isInLogOf } from '../indexed-conditions.ts'
import { numberEvents } from '../numbering.ts'
import { conditionsOf, type EventFilter, type FilteredEvent } from './event-filter.ts'
import type { LogPart } from './event-watch.ts'

const mostRead = 100

/** The end of the log, and the id of the newest event of the environment. */
export async function readEnd(ctx: Context): Promise<{ position: number; cursor: string | null }> {
  await numberEvents(ctx.system.database)
  return ctx.db.one<{ position: number; cursor: string | null }>(sql`
    select p.last as position, (
      select e.id from events e where ${isInLogOf(ctx.environmentId)} and e.position <= p.last
      order by e.position desc limit 1
    ) as cursor
    from event_positions p`)
}

/** The next events after a position. Contains every event that was acknowledged before the call, or as many as are read at once. */
export async function readLog(ctx: Context, filter: EventFilter, after: number): Promise<LogPart> {
  await numberEvents(ctx.system.database)
  // Read first: positions become visible together, after all earlier ones.
  const { last } = await ctx.db.one<{ last: number }>(sql`select last from event_positions`)
  const conditions = all([
    sql`e.position > ${after} and e.position <= ${last}`,
    ...conditionsOf(ctx.environmentId, filter),
  ])
  const events = await ctx.db.many<FilteredEvent>(sql`
    select id, position, event, organization_id, data, context, created_at from events e
    where ${conditions} order by position limit ${mostRead}`)
  const end = events.length < mostRead ? undefined : events.at(-1)
  return { events, upTo: end?.position ?? Math.max(after, last) }
}
