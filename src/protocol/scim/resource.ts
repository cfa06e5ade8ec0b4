/** A JSON object of others. Its members are read through the functions below, never through the prototype. */
export type Resource = Record<string, unknown>

export function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names that reach a prototype. They are refused everywhere (U-12). */
export function isForbiddenName(name: string): boolean {
  return name === '__proto__' || name === 'constructor' || name === 'prototype'
}

/** The name under which an object has a member, in any case; attribute names have none (RFC 7643 §2.1). */
export function keyOf(object: Resource, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  const lowerName = name.toLowerCase()
  return Object.keys(object).find((key) => key.toLowerCase() === lowerName)
}

/** The value of a member, by its name in any case. */
export function memberOf(object: Resource, name: string): unknown {
  const key = keyOf(object, name)
  return key === undefined ? undefined : object[key]
}

/** Whether an attribute has no value (RFC 7643 §2.5). */
export function isUnassigned(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  if (Array.isArray(value)) return value.every(isUnassigned)
  return isResource(value) && Object.values(value).every(isUnassigned)
}

/** A text as a string; `null` for anything else and for blank text. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
