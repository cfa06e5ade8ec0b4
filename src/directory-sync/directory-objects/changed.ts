import { recordOf } from '#platform/records.ts'

/**
 * The difference that applications see after a change of a user or group: the members that changed, with their previous
 * values, or null for a new member. Of attributes, only those that changed. `undefined` if there is no difference.
 */
export function previousAttributes(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const changed: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (name === 'updated_at' || isSame(before[name], after[name])) continue
    changed[name] = isNested(name)
      ? previousAttributes(recordOf(before[name]), recordOf(after[name]))
      : (before[name] ?? null)
  }
  return Object.keys(changed).length === 0 ? undefined : changed
}

function isNested(name: string): boolean {
  return name === 'custom_attributes' || name === 'raw_attributes'
}

/** Whether two JSON values are equal. A member that is null equals an absent one. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))
}

function canonical(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object') return value
  return Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, canonical(member)])
}
