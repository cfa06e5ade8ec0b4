import type { Resource } from '#protocol/scim/index.ts'

/** A text that says something, or `undefined`. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** The objects of a list; none of anything else. */
export function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Without members that say nothing, at any depth: a source that sends an empty list says as much as one that sends none. */
export function compact(resource: Resource): Resource {
  return Object.fromEntries(
    Object.entries(resource)
      .map(([name, value]) => [name, isObject(value) ? compact(value) : value] as const)
      .filter(([, value]) => !isEmpty(value)),
  )
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0
}
