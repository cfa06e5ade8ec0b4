import type { Filter } from '#protocol/scim/index.ts'

/**
 * What of a filter an index can answer: every resource that matches the filter is among those that are found by it. Lists
 * are alternatives. `undefined` where all resources have to be looked at.
 */
export type Lookup =
  | { kind: 'keys'; ids: string[]; names: string[]; externalIds: string[] }
  | { kind: 'email'; address: string }
  | { kind: 'related'; id: string }
  | { kind: 'since'; time: Date }

interface Attributes {
  /** The attribute by which resources are named: `userName`, or `displayName` of groups. */
  name: string
  related: string
}

export function lookupOf(filter: Filter, attributes: Attributes): Lookup | undefined {
  switch (filter.kind) {
    case 'compare':
      return ofComparison(filter, attributes)
    case 'values':
      return ofElements(filter, attributes)
    case 'and':
      return mostSelective(filter.filters.map((each) => lookupOf(each, attributes)))
    case 'or':
      return anyOf(filter.filters.map((each) => lookupOf(each, attributes)))
    default:
      return undefined
  }
}

function ofComparison(
  { names, operator, value }: Filter & { kind: 'compare' },
  { name, related }: Attributes,
): Lookup | undefined {
  if (typeof value !== 'string') return undefined
  const path = names.join('.')
  if (path === 'meta.lastModified') return operator === 'gt' || operator === 'ge' ? since(value) : undefined
  if (operator !== 'eq') return undefined
  if (path === 'id') return keys({ ids: [value] })
  if (path === name) return keys({ names: [value] })
  if (path === 'externalId') return keys({ externalIds: [value] })
  return ofValue(names[0], path, value, related)
}

/** `emails`, `emails.value`, `members.value`: a list is compared by its values. */
function ofValue(attribute: string, path: string, value: string, related: string): Lookup | undefined {
  if (path !== attribute && path !== `${attribute}.value`) return undefined
  if (attribute === 'emails') return { kind: 'email', address: value }
  return attribute === related ? { kind: 'related', id: value } : undefined
}

/** `emails[type eq "work" and value eq "x"]`. */
function ofElements({ names, filter }: Filter & { kind: 'values' }, { related }: Attributes): Lookup | undefined {
  const conditions = filter.kind === 'and' ? filter.filters : [filter]
  const found = conditions.map((each) => {
    const isValue = each.kind === 'compare' && each.operator === 'eq' && each.names.join('.') === 'value'
    if (!isValue || typeof each.value !== 'string' || names.length > 1) return undefined
    return ofValue(names[0], names[0], each.value, related)
  })
  return found.find((lookup) => lookup !== undefined)
}

function keys(some: Partial<Omit<Lookup & { kind: 'keys' }, 'kind'>>): Lookup {
  return { kind: 'keys', ids: [], names: [], externalIds: [], ...some }
}

/** Times are kept in milliseconds, so a finer one is rounded down. */
function since(time: string): Lookup {
  return { kind: 'since', time: new Date(time) }
}

const bySelectivity: readonly Lookup['kind'][] = ['keys', 'email', 'related', 'since']

function mostSelective(lookups: readonly (Lookup | undefined)[]): Lookup | undefined {
  const found = lookups.filter((lookup) => lookup !== undefined)
  return bySelectivity.flatMap((kind) => found.find((lookup) => lookup.kind === kind) ?? [])[0]
}

function anyOf(lookups: readonly (Lookup | undefined)[]): Lookup | undefined {
  return lookups.reduce((all, each) =>
    all?.kind === 'keys' && each?.kind === 'keys'
      ? {
          kind: 'keys',
          ids: [...all.ids, ...each.ids],
          names: [...all.names, ...each.names],
          externalIds: [...all.externalIds, ...each.externalIds],
        }
      : undefined,
  )
}
