import type { Context } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import { type Bounds, compare, isWithin, type Place, timeOf, within } from './bounds.ts'
import type { AuditEventFilter } from './filter.ts'
import { isInLog } from './log-conditions.ts'
import { type AuditEvent, type AuditEventRow, auditEventColumns, toAuditEvent } from './schemas.ts'
import { blockOf, levelWithin } from './search-blocks.ts'
import { type Indexed, searchSteps, type Walked } from './search-steps.ts'
import { toTermQueries } from './term-queries.ts'

/** So many events next to the cursor are looked through first: what is frequent fills its page with them. */
const nearest = 100
/** So many events that the index finds are read and sorted at most, and three times a page. */
const sortedAtLeast = 100
/** A search ends after so many looks into blocks of time, with what it found. */
const mostLooks = 5
/** A block is at most so many times as long as the time of the nearest events: what it takes is read from the index. */
const longestBlock = 1_000

/**
 * One page of the events of an organization, by the time at which they occurred.
 *
 * What a call reads does not grow with the log. Where a log has so many matches that they are not sorted, and few of them near the cursor, a search
 * goes on in blocks of time, and may end before it filled its page. Such a page leads on as any other: its cursor is the last
 * event that was looked at. Only a page without a cursor ends the list.
 *
 * @throws invalidRequest for a cursor that is not an id of an event; one of an event that is gone gives an empty page
 */
export async function searchAuditEvents(
  ctx: Context,
  organizationId: string,
  filter: AuditEventFilter,
  query: ListQuery,
): Promise<Page<AuditEvent>> {
  const window = pageWindow(query, 'audit_log_event')
  const given = [query.after, query.before].filter((id) => id !== undefined)
  const cursors = await placesOf(ctx, given)
  // Nothing comes after it, and to find that out all that matches would be read.
  if (given.some((id) => !cursors.has(id))) return toPage([])
  const { direction, isAscending, size } = window
  const bounds: Bounds = { from: filter.from, to: filter.to }
  window.past((cursor, operator) => {
    bounds[operator === '>' ? 'after' : 'before'] = cursors.get(cursor)
  })
  const queries = toTermQueries({ environmentId: ctx.environmentId, organizationId }, filter)
  if (queries === undefined) {
    const listed = all([isInLog(ctx.environmentId, organizationId), ...within(bounds)])
    return toPage(
      await ctx.db.many<AuditEventRow>(sql`
        select ${auditEventColumns} from audit_log_events e
        where ${listed} order by e.occurred_at ${direction}, e.sequence ${direction} limit ${size}`),
    )
  }

  const steps = searchSteps(ctx, { organizationId, bounds, filter, queries, window })
  const near = await steps.walk(undefined, nearest)
  if (near.found.length === size || near.end === undefined) return toPage(near.found)
  const most = Math.max(sortedAtLeast, 3 * size)
  const isListed = (event: Indexed) => event.matches && isWithin(event, bounds)
  const everywhere = queries.indexed.terms === undefined ? undefined : await steps.lookUp(undefined, most)
  if (everywhere !== undefined && everywhere.length <= most) return toPage(await read(everywhere.filter(isListed)))

  const nearMs = Math.abs(timeOf(near.end) - timeOf(near.first ?? near.end))
  const highest = levelWithin(nearMs * longestBlock)
  let level = Math.min(highest, levelWithin((nearMs * size) / (near.found.length + 0.5)))
  const found: Indexed[] = near.found.map(toIndexed)
  let at: Place | undefined = near.end
  for (let look = 0; look < mostLooks && found.length < size; look++) {
    // Up to the place before all of a millisecond, the events before it were looked at.
    const next: number = timeOf(at) - (at.sequence === 0 && !isAscending ? 1 : 0)
    const block = blockOf(next, level)
    const some = await steps.lookUp(block.prefix, most)
    if (some.length > most && level > 0) level -= 1
    else if (some.length > most) {
      const walked: Walked = await steps.walk(at, nearest)
      found.push(...walked.found.map(toIndexed))
      at = walked.end
    } else {
      const place: Place = at
      found.push(...some.filter((each) => isListed(each) && isPast(each, place)))
      const edge = isAscending ? block.until : block.from
      at = Number.isFinite(edge) ? { occurred_at: new Date(edge).toISOString(), sequence: 0 } : undefined
      if (some.length * 16 < most) level = Math.min(highest, level + 1)
    }
    if (at === undefined) return toPage(await read(found))
  }
  if (found.length >= size) return toPage(await read(found))
  return toPage(await read(found), await steps.stopAt(at))

  /** In the order in which the page is read. */
  function isPast(one: Place, other: Place): boolean {
    return isAscending ? compare(one, other) > 0 : compare(one, other) < 0
  }

  async function read(places: readonly Indexed[]): Promise<AuditEventRow[]> {
    const wanted = places.toSorted((one, other) => (isPast(one, other) ? 1 : -1)).slice(0, size)
    const rows = new Map(near.found.map((row) => [row.id, row]))
    const missing = wanted.flatMap(({ id }) => (rows.has(id) ? [] : [id]))
    for (const row of await steps.read(missing)) rows.set(row.id, row)
    return wanted.flatMap(({ id }) => rows.get(id) ?? [])
  }

  function toPage(rows: AuditEventRow[], stoppedAt?: string): Page<AuditEvent> {
    const page = window.toPage(rows, stoppedAt)
    return { ...page, rows: page.rows.map(toAuditEvent) }
  }
}

function toIndexed({ id, occurred_at, sequence }: AuditEventRow): Indexed {
  return { id, occurred_at, sequence, matches: true }
}

/** The places of the events of cursors, by id. */
async function placesOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.many<Place & { id: string }>(sql`
    select e.id, e.occurred_at, e.sequence from unnest(${ids}::text[]) given (id)
    join audit_log_events e on e.environment_id = ${ctx.environmentId} and e.id = given.id`)
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}
