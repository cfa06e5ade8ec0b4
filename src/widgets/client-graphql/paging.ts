import { Type } from 'typebox'
import { type ListQuery, listParameters, type Page } from '#platform/http/list.ts'
import { requireShape } from './require-shape.ts'
import type { ListMetadata, PaginationOrder } from './types.generated.ts'

interface PagingArguments {
  limit?: number | null
  before?: string | null
  after?: string | null
  order?: PaginationOrder | null
}

const orders = { Asc: 'asc', Desc: 'desc', Normal: 'normal' } as const
const { limit, before, after } = listParameters
const Cursors = Type.Object({ limit, before, after })

/** The paging of a list, as all lists of the API read it. @throws invalidRequest for a limit that is out of bounds */
export function pagingOf({ order, ...cursors }: PagingArguments): ListQuery {
  return { ...requireShape(Cursors, { ...cursors }), order: order == null ? 'desc' : orders[order] }
}

export function toPage<Row, T>(
  { rows, before, after }: Page<Row>,
  toItem: (row: Row) => T,
): { data: readonly T[]; listMetadata: ListMetadata } {
  return { data: rows.map(toItem), listMetadata: { before, after } }
}
