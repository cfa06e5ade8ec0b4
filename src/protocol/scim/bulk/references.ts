import { isResource } from '../resource.ts'
import type { BulkOperation } from './read-bulk.ts'

const prefix = 'bulkId:'

/** The operations of the request whose results an operation needs, by their `bulkId` (RFC 7644 §3.7.2). */
export function referencesIn({ id, data }: Pick<BulkOperation, 'id' | 'data'>): string[] {
  return [...new Set(textsIn([id, data]).filter((text) => text.startsWith(prefix)))].map((text) =>
    text.slice(prefix.length),
  )
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isResource(value) ? Object.values(value).flatMap(textsIn) : []
}

/** A value in which references to resources are replaced by their ids. */
export function resolved(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return value.startsWith(prefix) ? (ids.get(value.slice(prefix.length)) ?? value) : value
  if (Array.isArray(value)) return value.map((each) => resolved(each, ids))
  if (!isResource(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolved(member, ids)]))
}
