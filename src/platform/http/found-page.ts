import { escapeLike } from '../db/like.ts'
import type { Queryable } from '../db/queryable.ts'
import { all, type Statement, sql } from '../db/sql.ts'
import { type ListQuery, type Page, type PageSource, pageWindow } from './list.ts'

/** Of this many rows next in the order of the list, a page of a text that many contain is found without the index. */
const nextRows = 1_000

export interface FoundSource extends Omit<PageSource, 'select' | 'where'> {
  /** The rows among which the text is looked for: the condition that {@link Search.lookUp} has too. */
  scope: Statement
  /** Further conditions of the list; `undefined` for a filter that was not given. */
  filters: readonly (Statement | undefined)[]
  /** The columns of the answer. */
  columns: Statement
  /** The one table of the list. */
  table: Statement
  search: Search
  /**
   * Of so many rows from the indexes the page is made, for a caller to whom any of a great many will do: a text that neither few nor many rows
   * have then gives the first of those, which may not be the first of all.
   */
  mostLookedUp?: number | undefined
  /** How many rows next in the list are looked through before. */
  mostNear?: number | undefined
}

/** How rows with a text are found. */
export interface Search {
  /** What {@link matches} reads, each column with a name, of the table. */
  reads: Statement
  /** The condition, over `next`, a row of {@link reads} with its `id`. */
  matches: Statement
  /** Selects the `id` of every row that matches, from indexes, perhaps more than once. */
  lookUp: Statement
}

/** Whether an index of trigrams narrows a search for this text: others match so many rows that it would read most of itself. */
export function hasTrigrams(text: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(text)
}

/** The pattern of `like` for texts that begin with this one. */
export function beginning(text: string): string {
  return `${escapeLike(text)}%`
}

/**
 * Reads one page of a list that is narrowed by a text, in one statement. A text that many rows have fills its page from the rows
 * that are next in the list; only for a rarer one all that have it are looked up, and sorted. So neither sorts a large part of
 * the table, and neither walks through it.
 *
 * @throws invalidRequest, as `readPage`
 */
export async function readFoundPage<Row extends { id: string }>(
  db: Queryable,
  query: ListQuery,
  { columns, table, search, scope, filters, id, prefix, mostLookedUp, mostNear = nextRows }: FoundSource,
): Promise<Page<Row>> {
  const { beyond, direction, size, toPage } = pageWindow(query, prefix)
  const listed = all([scope, ...filters, ...beyond(id)])
  // The CTE is read as far as it is asked for. A limit within would have the planner look for the first of many without an index.
  const ofLookedUp =
    mostLookedUp === undefined ? sql`looked_up` : sql`(select id from looked_up limit ${mostLookedUp}) found`
  // Sorted before their rows are read, unless these decide whether they are listed.
  const isDecided = filters.every((filter) => filter === undefined)
  const rows = await db.many<Row>(sql`
    with near as materialized (
      select next.id from (
        select id, ${search.reads} from ${table} where ${listed} order by ${id} ${direction} limit ${mostNear}
      ) next where ${search.matches} limit ${size}
    ), looked_up as materialized (${search.lookUp}), far as materialized (
      select distinct id from ${ofLookedUp}
      where ${all([sql`(select count(*) from near) < ${size}`, ...beyond(sql`id`)])}
      ${isDecided ? sql`order by id ${direction} limit ${size}` : sql``}
    )
    select ${columns} from ${table} where ${listed} and id in (select id from near union all select id from far)
    order by ${id} ${direction} limit ${size}`)
  return toPage(rows)
}
