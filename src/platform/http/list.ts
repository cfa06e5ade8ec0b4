import { type TObject, type TSchema, Type } from 'typebox'
import type { Queryable } from '../db/queryable.ts'
import { all, type Statement, sql } from '../db/sql.ts'
import { platformErrors } from './errors.ts'

/** The four parameters that every list takes. */
export const listParameters = {
  before: Type.Optional(Type.String({ minLength: 1, description: 'The id of an object. The page ends before it.' })),
  after: Type.Optional(Type.String({ minLength: 1, description: 'The id of an object. The page starts after it.' })),
  limit: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 10,
    description: 'The maximum number of objects per page.',
  }),
  order: Type.Enum(['normal', 'desc', 'asc'], { default: 'desc' }),
}

export interface ListQuery {
  before?: string
  after?: string
  limit: number
  order: 'normal' | 'desc' | 'asc'
}

/** The envelope of a list. Both cursors are ids, and null where the list ends. */
export function listOf<T extends TSchema>(item: T) {
  return Type.Object({
    object: Type.Literal('list'),
    data: Type.Array(item),
    list_metadata: Type.Object({
      before: Type.Union([Type.String(), Type.Null()]),
      after: Type.Union([Type.String(), Type.Null()]),
    }),
  })
}

/** Whether an operation answers with a list. */
export function isList({ success: { body } }: { success: { body?: TSchema } }): boolean {
  return body !== undefined && Type.IsObject(body) && 'list_metadata' in body.properties
}

/** The query of a list: the four paging parameters and its filters. */
export function listQuery<P extends Record<string, TSchema>>(filters: P): TObject<typeof listParameters & P> {
  return Type.Object({ ...listParameters, ...filters }) as TObject<typeof listParameters & P>
}

export interface Page<Row> {
  rows: Row[]
  before: string | null
  after: string | null
}

export interface PageSource {
  /** `select … from …` with its joins. */
  select: Statement
  /** The conditions of the list; `undefined` for a filter that was not given. */
  where: readonly (Statement | undefined)[]
  /** The id column, qualified where the select joins. Ids sort by creation. */
  id: Statement
  /** The prefix that a cursor must have, or its form; none if ids may come from other services. */
  prefix: string | RegExp | undefined
}

/**
 * Reads one page by keyset: the cost does not grow with the depth of the page. `order` decides what the cursors mean:
 * with `desc` and `asc`, `after` continues in the order of the list; with `normal` the list is newest first,
 * `before` walks to older and `after` to newer.
 *
 * @throws invalidRequest for a cursor that is not an id of this kind. A cursor of a deleted object still works.
 */
export async function readPage<Row extends { id: string }>(
  db: Queryable,
  query: ListQuery,
  source: PageSource,
): Promise<Page<Row>> {
  const { beyond, direction, size, toPage } = pageWindow(query, source.prefix)
  const conditions = all([...source.where, ...beyond(source.id)])
  const rows = await db.many<Row>(
    sql`${source.select} where ${conditions} order by ${source.id} ${direction} limit ${size}`,
  )
  return toPage(rows)
}

/** A page as the parts of a statement, for lists that are put together from several sources. */
export interface PageWindow {
  /**
   * The conditions that the cursors set to an id column.
   *
   * @param last the end of the range, where a row represents a range of ids that begins with `id`.
   */
  beyond(id: Statement, last?: Statement): readonly (Statement | undefined)[]
  /** The conditions that the cursors set in a list with another order: `place` compares its rows with that of a cursor. */
  past<Condition>(place: (cursor: string, operator: '<' | '>') => Condition): readonly (Condition | undefined)[]
  /** `asc` or `desc`: the order in which the rows have to be read. */
  direction: Statement
  isAscending: boolean
  /** How many rows to read: one more than the page shows. */
  size: number
  /**
   * Makes the page of the rows that were read in that order.
   *
   * @param stoppedAt the last object that was looked at, if there are further ones: the page leads on from there when it isn't full
   */
  toPage<Row extends { id: string }>(rows: Row[], stoppedAt?: string): Page<Row>
}

/** @throws invalidRequest, as {@link readPage} */
export function pageWindow(query: ListQuery, prefix: PageSource['prefix']): PageWindow {
  checkCursor(query.before, 'before', prefix)
  checkCursor(query.after, 'after', prefix)
  const ascending = query.order === 'asc'
  const [onward, backward] = query.order === 'normal' ? [query.before, query.after] : [query.after, query.before]
  // Only a lone backward cursor reads against the order of the list; its rows are reversed afterwards.
  const reversed = backward !== undefined && onward === undefined
  const readAscending = ascending !== reversed
  function past<Condition>(place: (cursor: string, operator: '<' | '>') => Condition) {
    return [
      onward === undefined ? undefined : place(onward, ascending ? '>' : '<'),
      backward === undefined ? undefined : place(backward, ascending ? '<' : '>'),
    ]
  }
  return {
    beyond: (id, last = id) =>
      past((cursor, operator) => (operator === '>' ? sql`${last} > ${cursor}` : sql`${id} < ${cursor}`)),
    past,
    direction: readAscending ? sql`asc` : sql`desc`,
    isAscending: readAscending,
    size: query.limit + 1,
    toPage(rows, stoppedAt) {
      const more = rows.length > query.limit
      if (more) rows.pop()
      // In the direction of reading.
      const ahead = (more ? rows.at(-1)?.id : stoppedAt) ?? null
      const behind = (reversed || onward !== undefined ? (rows[0]?.id ?? stoppedAt) : undefined) ?? null
      if (reversed) rows.reverse()
      const [first, last] = reversed ? [ahead, behind] : [behind, ahead]
      return query.order === 'normal' ? { rows, before: last, after: first } : { rows, before: first, after: last }
    },
  }
}

/** A page of what is short enough to be read as a whole. @throws invalidRequest, as {@link readPage} */
export function pageOfAll<Row extends { id: string }>(
  all: readonly Row[],
  query: ListQuery,
  prefix: PageSource['prefix'],
): Page<Row> {
  const { past, isAscending, size, toPage } = pageWindow(query, prefix)
  const conditions = past((cursor, operator) => (id: string) => (operator === '>' ? id > cursor : id < cursor))
  const rows = all
    .filter(({ id }) => conditions.every((isBeyond) => isBeyond?.(id) !== false))
    .toSorted((one, other) => (one.id < other.id === isAscending ? -1 : 1))
  return toPage(rows.slice(0, size))
}

/** A page as the answer, each row mapped to its wire shape. */
export function toList<Row, T>(page: Page<Row>, toItem: (row: Row) => T) {
  return {
    object: 'list' as const,
    data: page.rows.map(toItem),
    list_metadata: { before: page.before, after: page.after },
  }
}

function checkCursor(cursor: string | undefined, field: string, prefix: PageSource['prefix']): void {
  if (cursor === undefined || isCursor(cursor, prefix)) return
  const example = typeof prefix !== 'string' ? '' : ` Send one such as \`${prefix}_01J…\`.`
  const message = `\`${field}\` is not an id of this list.${example}`
  throw platformErrors.invalidRequest([{ field, code: `${field}_not_a_cursor`, message }])
}

/** Not only ULIDs: seed files can set ids. */
function isCursor(cursor: string, prefix: PageSource['prefix']): boolean {
  if (prefix instanceof RegExp) return prefix.test(cursor)
  if (prefix === undefined) return /^[^\p{Cc}\p{Cs}]{1,255}$/u.test(cursor)
  return cursor.startsWith(`${prefix}_`) && /^[\w-]{1,100}$/.test(cursor.slice(prefix.length + 1))
}
