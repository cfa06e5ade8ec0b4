import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { timeOfId } from '#platform/ids.ts'
import { findRestoreThatLost } from '#platform/restores/index.ts'
import { cursorUnknown } from './errors.ts'
import { isNamed } from './indexed-conditions.ts'
import { numberEvents, numberPending } from './numbering.ts'
import { boundsOfRange } from './range-bounds.ts'
import type { EventRow } from './schemas.ts'
import { isInRange } from './tail.ts'
import { conditionsOf, type EventFilter } from './watch/event-filter.ts'

export interface EventQuery extends EventFilter {
  /** An event id: the page starts after it. */
  after?: string
  /** An event id: the page ends before it. */
  before?: string
  range_start?: string
  range_end?: string
  limit: number
  order: 'asc' | 'desc' | 'normal'
}

export interface EventPage {
  rows: EventRow[]
  after: string | null
}

/**
 * Reads the log in the order of positions, so that a reader that continues `after` the last id it saw gets every event
 * exactly once. Contains every event that was acknowledged before the call.
 *
 * @throws cursorUnknown for a cursor that is not an event of the environment, nor may be one that a restore lost
 * @throws invalidRequest for a range over 30 days
 */
export async function listEvents(ctx: Context, query: EventQuery): Promise<EventPage> {
  checkRange(query)
  const ascending = query.order === 'asc'
  const [onwardField, backwardField] =
    query.order === 'normal' ? (['before', 'after'] as const) : (['after', 'before'] as const)
  const [onward, backward] = await Promise.all([
    positionOf(ctx, query[onwardField], onwardField),
    positionOf(ctx, query[backwardField], backwardField),
  ])
  // The bounds of a range hold for what has a position.
  if (query.range_start !== undefined || query.range_end !== undefined) await numberEvents(ctx.system.database)
  const { above, below } = await boundsOfRange(ctx, query)
  // A lone backward cursor reads against the order of the list, starting at the cursor; the rows are reversed
  // afterwards.
  const reversed = backward !== undefined && onward === undefined
  const direction = ascending !== reversed ? 'asc' : 'desc'
  const beyond = (position: number | undefined, larger: boolean) =>
    position === undefined ? undefined : larger ? sql`position > ${position}` : sql`position < ${position}`
  const between = [beyond(above, true), beyond(below, false), beyond(onward, ascending), beyond(backward, !ascending)]
  const rows = await readNumbered(ctx, pageOf(ctx, query, direction, between), direction)
  const more = rows.length > query.limit
  if (more) rows.pop()
  if (reversed) rows.reverse()
  // A page before a cursor is always followed by more: at least the object of the cursor.
  return { rows, after: more || reversed ? (rows.at(-1)?.id ?? null) : null }
}

/**
 * Reads a page of the log, and in the same statement whether any events have no position yet. If so they are numbered, and the page is
 * read again.
 */
async function readNumbered(ctx: Context, page: Statement, direction: 'asc' | 'desc'): Promise<EventRow[]> {
  const read = () =>
    ctx.db.many<(EventRow | { id: null }) & { pending: boolean }>(sql`
      select log.pending, page.* from (select exists (select 1 from unnumbered_events) as pending) log
      left join lateral (${page}) page on true order by page.position ${direction === 'asc' ? sql`asc` : sql`desc`}`)
  let rows = await read()
  if (rows.some(({ pending }) => pending)) {
    await numberPending(ctx.system.database)
    rows = await read()
  }
  return rows.flatMap(({ pending: _pending, ...row }) => (row.id === null ? [] : [row]))
}

/** The rows of a page and one more. */
function pageOf(
  { environmentId }: Context,
  query: EventQuery,
  direction: 'asc' | 'desc',
  between: readonly (Statement | undefined)[],
): Statement {
  const inOrder = direction === 'asc' ? sql`asc` : sql`desc`
  const { events, organization_id, object_id, range_start, range_end } = query
  const size = query.limit + 1
  const select = (conditions: readonly (Statement | undefined)[]) => sql`
    select id, position, event, data, context, created_at from events e
    where ${all([
      range_start === undefined ? undefined : sql`created_at >= ${new Date(range_start)}`,
      range_end === undefined ? undefined : sql`created_at < ${new Date(range_end)}`,
      ...between,
      ...conditions,
    ])} order by position ${inOrder} limit ${size}`
  // Those of an organization or an object are looked through in their order. Of an environment there is a page of each name, so that
  // rare ones are not looked for among the others.
  if (events === undefined || organization_id !== undefined || object_id !== undefined)
    return select(conditionsOf(environmentId, query))
  return sql`
    select found.* from unnest(${[...new Set(events)]}::text[]) as wanted (name)
    cross join lateral (${select([isNamed(environmentId, sql`wanted.name`)])}) found
    order by found.position ${inOrder} limit ${size}`
}

/**
 * The position of an event, after which its reader continues. For an event that a restore lost, it is that of the last event of the
 * backup that the reader had seen before it.
 *
 * @throws cursorUnknown
 */
export async function positionOf(ctx: Context, id: string | undefined, field: string): Promise<number | undefined> {
  if (id === undefined) return undefined
  const position =
    (await findPosition(ctx, id)) ?? (await positionOnceNumbered(ctx, id)) ?? (await positionOfLost(ctx, id))
  if (position !== undefined) return position
  throw cursorUnknown(field)
}

async function findPosition(ctx: Context, id: string): Promise<number | undefined> {
  const row = await ctx.db.maybe<{ position: number }>(sql`
    select position from events where environment_id = ${ctx.environmentId} and id = ${id} and position is not null`)
  return row?.position
}

async function positionOnceNumbered(ctx: Context, id: string): Promise<number | undefined> {
  await numberEvents(ctx.system.database)
  return findPosition(ctx, id)
}

/**
 * Events of the backup that had no position got theirs in the order of ids when the window was opened, as they had in the part of the
 * log that was lost: the event came after those of them with a smaller id.
 */
async function positionOfLost({ db, environmentId }: Context, id: string): Promise<number | undefined> {
  const at = id.startsWith('event_') ? timeOfId(id) : undefined
  const restore = at && (await findRestoreThatLost(db, at))
  if (restore === undefined) return undefined
  const before = await db.maybe<{ position: number }>(sql`
    select e.position from events e
    where ${isInRange({ after: restore.position, upTo: restore.numbered_to })}
      and e.environment_id = ${environmentId} and e.id < ${id}
    order by e.position + 0 desc limit 1`)
  return before?.position ?? restore.position
}

function checkRange({ range_start, range_end }: EventQuery): void {
  if (range_start === undefined || range_end === undefined) return
  const days = (Date.parse(range_end) - Date.parse(range_start)) / 86_400_000
  if (days >= 0 && days <= 30) return
  throw platformErrors.invalidRequest([
    {
      field: 'range_end',
      code: 'range_end_out_of_range',
      message: '`range_end` is not within 30 days after `range_start`. Send a range of at most 30 days.',
    },
  ])
}
