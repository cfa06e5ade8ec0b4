import { escapeLike } from '../db/like.ts'
import type { Queryable } from '../db/queryable.ts'
import { all, type Statement, sql } from '../db/sql.ts'
import { type ListQuery, type Page, type PageSource, pageWindow } from './list.ts'

/** Of this many rows next in the order of the list, a page of a text that many contain is found without the index. */
const nextRows = 1_000

export interface FoundSource extends Omit<PageSource, 'select'> {
  /** The columns of the answer. */
  columns: Statement
  /** The one table of the list. */
  table: Statement
  search: Search
}

/** How rows with a text are found. */
export interface Search {
  /** What {@link matches} reads, each column with a name, of the table. */
  reads: Statement
  /** The condition, over `next`, a row of {@link reads} with its `id`. */
  matches: Statement
  /** Selects the `id` of every row that matches, from indexes. */
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
  { columns, table, search, where, id, prefix }: FoundSource,
): Promise<Page<Row>> {
  const { beyond, direction, size, toPage } = pageWindow(query, prefix)
  const listed = all([...where, ...beyond(id)])
  const rows = await db.many<Row>(sql`
    with near as materialized (
      select next.id from (
        select id, ${search.reads} from ${table} where ${listed} order by ${id} ${direction} limit ${nextRows}
      ) next where ${search.matches} limit ${size}
    ), far as materialized (
      select looked_up.id from (${search.lookUp}) looked_up where (select count(*) from near) < ${size}
    )
    select ${columns} from ${table} where ${listed} and id in (select id from near union all select id from far)
    order by ${id} ${direction} limit ${size}`)
  return toPage(rows)
}
