import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import { type AuditEvent, type AuditEventRow, auditEventColumns, toAuditEvent } from './schemas.ts'
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
const nearest = 200
/** What is not even among them so often is rare enough to be looked up and sorted, unless the index finds more than {@link mostSorted}. */
const isSeldom = 3
const mostSorted = 300
/**
 * In between, so many are looked through, and more where those promise a page: to the index, the beginning of a frequent word is
 * all words that begin so.
 */
const promising = 2_000
/** For each row of the page: beyond this, all matches of a log of millions are quicker read from the index. */
const furtherForEach = 400
const furtherAtLeast = 8_000

/**
 * One page of the events of an organization, by the time at which they occurred.
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
  const { direction, size } = window
  const conditions = [
    sql`e.environment_id = ${ctx.environmentId}`,
    filter.from === undefined ? undefined : sql`e.occurred_at >= ${filter.from}`,
    filter.to === undefined ? undefined : sql`e.occurred_at < ${filter.to}`,
    ...window.past((cursor, operator) => {
      const occurredAt = cursors.get(cursor) ?? null
      return operator === '>'
        ? sql`(e.occurred_at, e.id) > (${occurredAt}::timestamptz, ${cursor})`
        : sql`(e.occurred_at, e.id) < (${occurredAt}::timestamptz, ${cursor})`
    }),
  ]
  const inLog = sql`e.organization_id = ${organizationId}`
  // Compared in a way that no index serves: where PostgreSQL must not walk through the log.
  const inLogUnindexed = sql`e.organization_id || '' = ${organizationId}`
  const inOrder = sql`order by e.occurred_at ${direction}, e.id ${direction}`
  const queries = toTsqueries({ environmentId: ctx.environmentId, organizationId }, filter)

  const walk = (limit: Statement) => sql`
    select ${auditEventColumns}, e.search from audit_log_events e where ${all([inLog, ...conditions])} ${inOrder} limit ${limit}`
  if (queries === undefined) return toPage(await ctx.db.many<AuditEventRow>(walk(sql`${size}`)))

  const among = (looked: number) =>
    ctx.db.many<AuditEventRow>(sql`
      select ${auditEventColumns} from (${walk(sql`${looked}`)}) e
      where e.search @@ ${queries.all}::tsquery ${inOrder} limit ${size}`)
  // The CTE is read as far as it is asked for.
  const lookUp = (most: number) =>
    ctx.db.many<AuditEventRow & { found: number }>(sql`
      with found as materialized (
        select e.occurred_at, e.id from audit_log_events e
        where ${all([sql`e.search @@ ${queries.indexed}::tsquery`, sql`(e.search @@ ${queries.all}::tsquery) is true`, inLogUnindexed, ...conditions])}
      ), some_found as materialized (
        select * from found limit ${most}
      ), page as materialized (
        select e.occurred_at, e.id, (select count(*)::int from some_found) as found from some_found e ${inOrder} limit ${size}
      )
      select ${auditEventColumns}, page.found from page
      join audit_log_events e on e.environment_id = ${ctx.environmentId} and e.id = page.id ${inOrder}`)

  const near = await among(nearest)
  if (near.length === size) return toPage(near)
  if (near.length < isSeldom) {
    const rare = await lookUp(mostSorted)
    if ((rare[0]?.found ?? 0) < mostSorted) return toPage(rare)
  }
  const further = Math.max(furtherAtLeast, furtherForEach * size)
  for (const looked of [promising, further]) {
    const rows = await among(looked)
    if (rows.length === size) return toPage(rows)
    if (rows.length * further < size * looked) break
  }
  return toPage(await lookUp(Number.MAX_SAFE_INTEGER))

  function toPage(rows: AuditEventRow[]): Page<AuditEvent> {
    const page = window.toPage(rows)
    return { ...page, rows: page.rows.map(toAuditEvent) }
  }
}

/** When the events of cursors occurred, by id. */
async function placesOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.many<{ id: string; occurred_at: string }>(sql`
    select e.id, e.occurred_at from audit_log_events e where e.environment_id = ${ctx.environmentId} and e.id = any(${ids})`)
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
