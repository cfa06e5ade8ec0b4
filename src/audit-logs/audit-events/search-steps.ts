import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import type { PageWindow } from '#platform/http/list.ts'
import { type Bounds, type Place, within } from './bounds.ts'
import type { AuditEventFilter } from './filter.ts'
import { isInLog } from './log-conditions.ts'
import { isMatch, termsOfEvent } from './matching.ts'
import { type AuditEventRow, auditEventColumns } from './schemas.ts'
import type { TermQueries } from './term-queries.ts'

/** What a search may ask of a log. Each step reads a bounded number of events. */
export interface SearchSteps {
  /** The next events, and those among them that match: as many as a page needs. */
  walk(past: Place | undefined, looked: number): Promise<Walked>
  /** Any events that the indexes find, in a block of time or everywhere, in no order: all of them if there are not more than `most`. */
  lookUp(prefix: string | undefined, most: number): Promise<Indexed[]>
  /** Events of a page by their ids, in no order. */
  read(ids: readonly string[]): Promise<AuditEventRow[]>
  /** The id of the last event up to a place; `undefined` if the list has no event past it. */
  stopAt(place: Place): Promise<string | undefined>
}

export interface Walked {
  found: AuditEventRow[]
  /** The first event that was looked at. */
  first: Place | undefined
  /** The last one; `undefined` if the list ends with those that were looked at. */
  end: Place | undefined
}

export interface Indexed extends Place {
  id: string
  /** Whether it matches: the index may be asked for less than the search. */
  matches: boolean
}

interface Source {
  organizationId: string
  /** Of the list: its cursors and its range of time. */
  bounds: Bounds
  filter: AuditEventFilter
  queries: TermQueries
  window: Pick<PageWindow, 'direction' | 'isAscending' | 'size'>
}

/** The first events of a log, which no index of words has (migration 0275): where there are no others, each search looks at all of them. */
const firstUnindexed = sql`100`

export function searchSteps(ctx: Context, { organizationId, bounds, filter, queries, window }: Source): SearchSteps {
  const { direction, isAscending, size } = window
  const ofEnvironment = sql`e.environment_id = ${ctx.environmentId}`
  const inLog = isInLog(ctx.environmentId, organizationId)
  const matches = isMatch(filter, queries.text)
  // Compared in a way that no index serves: where PostgreSQL must not walk through the log.
  const inLogUnindexed = sql`e.organization_id || '' = ${organizationId}`
  const inOrder = sql`order by e.occurred_at ${direction}, e.sequence ${direction}`
  const beyond = (past: Place | undefined) =>
    within({ ...bounds, ...(past && { [isAscending ? 'after' : 'before']: past }) })

  return {
    async walk(past, looked) {
      const listed = all([inLog, ...beyond(past)])
      const rows = await ctx.db.many<AuditEventRow & { number: number; is_wanted: boolean }>(sql`
        select ${auditEventColumns}, e.number, e.is_wanted from (
          select ${auditEventColumns}, e.is_wanted, (row_number() over (${inOrder}))::integer as number,
            count(*) filter (where e.is_wanted) over (${inOrder} rows unbounded preceding) as wanted
          from (
            select ${auditEventColumns}, ${matches} as is_wanted
            from audit_log_events e where ${listed} ${inOrder} limit ${looked}
          ) e
        ) e where e.is_wanted and e.wanted <= ${size} or e.number in (1, ${looked}) order by e.number`)
      return {
        found: rows.filter((row) => row.is_wanted).slice(0, size),
        first: rows.find(({ number }) => number === 1),
        end: rows.find(({ number }) => number === looked),
      }
    },

    lookUp(prefix, most) {
      const inBlock =
        prefix === undefined
          ? undefined
          : sql`audit_log_time_mark(e.environment_id, e.organization_id, e.occurred_at) @@
              (left(lpad(to_hex(hashtextextended(${`${ctx.environmentId} ${organizationId}`}, 0)), 16, '0'), 8) || ${`${prefix}:*`})::tsquery`
      const indexed = (...asked: (Statement | undefined)[]) => all([...asked, inBlock, ofEnvironment, inLogUnindexed])
      const { terms, former } = queries.indexed
      const isShort = sql`e.search is null and e.sequence > ${firstUnindexed}`
      const hasTerms = terms === undefined ? undefined : sql`${termsOfEvent} @@ ${terms}::tsquery`
      return ctx.db.many<Indexed>(sql`
        select e.occurred_at, e.sequence, e.id, ${matches} as matches from audit_log_events e
        where ${indexed(isShort, hasTerms)}
        union all
        select e.occurred_at, e.sequence, e.id, true from audit_log_events e
        where ${all([sql`e.search is null and e.sequence <= ${firstUnindexed}`, inBlock, inLog, matches])}
        union all
        select e.occurred_at, e.sequence, e.id, ${matches} from audit_log_events e
        where ${indexed(sql`e.search @@ ${former}::tsquery`)}
        limit ${most + 1}`)
    },

    async read(ids) {
      if (ids.length === 0) return []
      return ctx.db.many<AuditEventRow>(sql`
        select ${auditEventColumns} from unnest(${ids}::text[]) page (id)
        join audit_log_events e on ${ofEnvironment} and e.id = page.id`)
    },

    async stopAt(place) {
      const upTo = isAscending
        ? sql`(e.occurred_at, e.sequence) <= (${place.occurred_at}::timestamptz, ${place.sequence})
            order by e.occurred_at desc, e.sequence desc`
        : sql`(e.occurred_at, e.sequence) >= (${place.occurred_at}::timestamptz, ${place.sequence})
            order by e.occurred_at, e.sequence`
      const { id, has_more } = await ctx.db.one<{ id: string | null; has_more: boolean }>(sql`
        select (select e.id from audit_log_events e where ${inLog} and ${upTo} limit 1) as id,
          exists (select from audit_log_events e where ${all([inLog, ...beyond(place)])}) as has_more`)
      return has_more && id !== null ? id : undefined
    },
  }
}
