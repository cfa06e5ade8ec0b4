import type { Filter } from '../filter/ast.ts'
import type { Resource } from '../resource.ts'

/**
 * The element that a filter describes, if it says what its members equal: `[type eq "work" and primary eq true]`. It is what
 * providers expect to be made when there is none.
 *
 * @returns `undefined` for any other filter
 */
export function elementOf(filter: Filter): Resource | undefined {
  const conditions = filter.kind === 'and' ? filter.filters : [filter]
  const members = new Map<string, unknown>()
  for (const each of conditions) {
    if (each.kind !== 'compare' || each.operator !== 'eq' || each.value === null) return undefined
    const [name, ...deeper] = each.names
    if (deeper.length > 0) return undefined
    members.set(name, each.value)
  }
  return Object.fromEntries(members)
}
