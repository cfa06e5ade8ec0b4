import type { Context } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import { type Bounds, compare, isWithin, type Place, timeOf, within } from './bounds.ts'
import { type AuditEvent, type AuditEventRow, auditEventColumns, toAuditEvent } from './schemas.ts'
import { blockOf, levelWithin } from './search-blocks.ts'
import { type Indexed, searchSteps, type Walked } from './search-steps.ts'
import { type ExactKind, exactTerm, type Scope, wordTerms } from './search-terms.ts'

/** What events must have. Of a list, one is enough; an empty list filters nothing. */
export interface AuditEventFilter {
  actions?: readonly string[] | undefined
  actorIds?: readonly string[] | undefined
  actorNames?: readonly string[] | undefined
  /** Names or ids. */
  actors?: readonly string[] | undefined
  targetTypes?: readonly string[] | undefined
  targetIds?: readonly string[] | undefined
  /** When they occurred: from this moment on. */
  from?: Date | undefined
  /** And before this one. */
  to?: Date | undefined
  /** The beginnings of words that occur in it, each somewhere. */
  text?: string | undefined
}

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
    bounds[operator === '>' ? 'after' : 'before'] = { occurred_at: cursors.get(cursor) ?? '', id: cursor }
  })
  const queries = toTsqueries({ environmentId: ctx.environmentId, organizationId }, filter)
  if (queries === undefined) {
    const listed = all([
      sql`e.environment_id = ${ctx.environmentId}`,
      sql`e.organization_id = ${organizationId}`,
      ...within(bounds),
    ])
    return toPage(
      await ctx.db.many<AuditEventRow>(sql`
        select ${auditEventColumns} from audit_log_events e
        where ${listed} order by e.occurred_at ${direction}, e.id ${direction} limit ${size}`),
    )
  }

  const steps = searchSteps(ctx, { organizationId, bounds, queries, window })
  const near = await steps.walk(undefined, nearest)
  if (near.found.length === size || near.end === undefined) return toPage(near.found)
  const most = Math.max(sortedAtLeast, 3 * size)
  const everywhere = await steps.lookUp(undefined, most)
  const isListed = (event: Indexed) => event.matches && isWithin(event, bounds)
  if (everywhere.length <= most) return toPage(await read(everywhere.filter(isListed)))

  const nearMs = Math.abs(timeOf(near.end) - timeOf(near.first ?? near.end))
  const highest = levelWithin(nearMs * longestBlock)
  let level = Math.min(highest, levelWithin((nearMs * size) / (near.found.length + 0.5)))
  const found: Indexed[] = near.found.map(({ id, occurred_at }) => ({ id, occurred_at, matches: true }))
  let at: Place | undefined = near.end
  for (let look = 0; look < mostLooks && found.length < size; look++) {
    // Up to a place without an id, the events before its millisecond were looked at.
    const next: number = timeOf(at) - (at.id === '' && !isAscending ? 1 : 0)
    const block = blockOf(next, level)
    const some = await steps.lookUp(block.prefix, most)
    if (some.length > most && level > 0) level -= 1
    else if (some.length > most) {
      const walked: Walked = await steps.walk(at, nearest)
      found.push(...walked.found.map(({ id, occurred_at }) => ({ id, occurred_at, matches: true })))
      at = walked.end
    } else {
      const place: Place = at
      found.push(...some.filter((each) => isListed(each) && isPast(each, place)))
      const edge = isAscending ? block.until : block.from
      at = Number.isFinite(edge) ? { occurred_at: new Date(edge).toISOString(), id: '' } : undefined
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

  async function read(places: readonly Place[]): Promise<AuditEventRow[]> {
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

/** When the events of cursors occurred, by id. */
async function placesOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.many<{ id: string; occurred_at: string }>(sql`
    select e.id, e.occurred_at from unnest(${ids}::text[]) given (id)
    join audit_log_events e on e.environment_id = ${ctx.environmentId} and e.id = given.id`)
  return new Map(rows.map(({ id, occurred_at }) => [id, occurred_at]))
}

/**
 * The filters that terms serve, as texts of `tsquery`: all, and those for the index, which lists all that begins with a word
 * before it compares. So of several words it gets the longest, which most likely is the rarest. `undefined` without a filter.
 */
export function toTsqueries(scope: Scope, filter: AuditEventFilter): { all: string; indexed: string } | undefined {
  const exact: [values: readonly string[] | undefined, ...kinds: ExactKind[]][] = [
    [filter.actions, 'action'],
    [filter.actorIds, 'actor_id'],
    [filter.actorNames, 'actor_name'],
    [filter.actors, 'actor_id', 'actor_name'],
    [filter.targetTypes, 'target_type'],
    [filter.targetIds, 'target_id'],
  ]
  const wholes = exact.flatMap(([values = [], ...kinds]) => {
    const terms = kinds.flatMap((kind) => values.map((value) => `'${exactTerm(scope, kind, value)}'`))
    return terms.length === 0 ? [] : [`(${terms.join(' | ')})`]
  })
  const words = wordTerms(scope, filter.text ?? '')
    .toSorted((a, b) => b.length - a.length)
    .map((term) => `'${term}':*`)
  if (wholes.length + words.length === 0) return undefined
  return { all: [...wholes, ...words].join(' & '), indexed: [...wholes, ...words.slice(0, 1)].join(' & ') }
}
