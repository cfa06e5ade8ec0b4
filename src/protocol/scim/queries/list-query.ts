import { type AttributeNames, parseAttributeNames } from '../attribute-names.ts'
import { invalidPath, invalidValue } from '../failure.ts'
import type { Filter } from '../filter/ast.ts'
import { parseFilter } from '../filter/parse-filter.ts'
import { type Projection, readProjection } from '../projection/projection.ts'
import type { ResourceType } from '../schemas/resource-type.ts'

/** The number of resources in a response: by default, and at most. */
export const pageSizes = { default: 100, max: 200 } as const

/** The highest index that is counted with; beyond it no directory has resources. */
const maxStartIndex = 2_147_483_647

/** What a list is asked for (RFC 7644 §3.4.2), by GET or `/.search`. */
export interface ListQuery {
  filter: Filter | null
  /** The first resource, from 1. */
  startIndex: number
  /** How many at most; 0 asks for `totalResults` alone. */
  count: number
  sortBy: AttributeNames | null
  sortOrder: 'ascending' | 'descending'
  projection: Projection
}

/**
 * Reads the parameters of a list. A `count` above the bound is lowered, a negative one is 0, and a `startIndex` below 1
 * is 1 (RFC 7644 §3.4.2.4).
 *
 * @param query parameters of a URL, all of them texts, or members of the body of a search
 * @throws ScimError
 */
export function readListQuery(query: Readonly<Record<string, unknown>>, type: ResourceType): ListQuery {
  const filter = textOf('filter', query.filter)
  const sortBy = textOf('sortBy', query.sortBy)
  return {
    filter: filter === undefined ? null : parseFilter(filter, type),
    startIndex: Math.min(Math.max(numberOf('startIndex', query.startIndex) ?? 1, 1), maxStartIndex),
    count: Math.min(Math.max(numberOf('count', query.count) ?? pageSizes.default, 0), pageSizes.max),
    sortBy: sortBy === undefined ? null : readSortBy(sortBy, type),
    sortOrder: readSortOrder(textOf('sortOrder', query.sortOrder)),
    projection: readProjection(query, type),
  }
}

/** A parameter without a value is ignored. */
function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') throw invalidValue(`'${name}' is expected once, as a string`)
  return value
}

function numberOf(name: string, value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  const text = typeof value === 'number' ? 'no integer' : textOf(name, value)
  if (text === undefined) return undefined
  if (!/^[+-]?\d{1,30}$/.test(text)) throw invalidValue(`'${name}' is expected integer`)
  return Number(text)
}

function readSortBy(text: string, type: ResourceType): AttributeNames {
  const names = text.length > 500 ? undefined : parseAttributeNames(text, type)
  if (names === undefined) throw invalidPath(`"${text.slice(0, 200)}" is no attribute to sort by.`)
  return names
}

function readSortOrder(text: string | undefined): ListQuery['sortOrder'] {
  const order = text?.toLowerCase() ?? 'ascending'
  if (order === 'ascending' || order === 'descending') return order
  throw invalidValue('\'sortOrder\' is expected "ascending" or "descending"')
}
