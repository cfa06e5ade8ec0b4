import type { Filter } from './ast.ts'

/** Whether a filter asks anything of an attribute of the resource. */
export function mentions(filter: Filter, attribute: string): boolean {
  if (filter.kind === 'not') return mentions(filter.filter, attribute)
  if (filter.kind === 'and' || filter.kind === 'or') return filter.filters.some((each) => mentions(each, attribute))
  return filter.names[0] === attribute
}
