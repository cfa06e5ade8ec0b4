interface Sortable {
  id: string
  key: unknown
}

/** Those without a value stand last in ascending order. Equal ones are in the order of their ids. */
export function inOrder<Item extends Sortable>(items: readonly Item[], order: 'ascending' | 'descending'): Item[] {
  const sorted = [...items].sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id))
  return order === 'descending' ? sorted.reverse() : sorted
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return rank(a) - rank(b)
}

/** Values of different types are sorted by their type. */
function rank(value: unknown): number {
  if (typeof value === 'number') return 0
  if (typeof value === 'string') return 1
  return value === undefined ? 3 : 2
}
