import { isRecord } from '#platform/records.ts'
import { storable } from '#platform/text.ts'

/** An empty value is treated as absent. */
export function valuesOf(values: readonly string[] | undefined): string[] {
  return (values ?? []).filter((value) => value.trim() !== '')
}

/** The texts of a claim. Other types are ignored: a number may have lost digits. */
export function readClaim(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined
}

/** Attributes as the API shows them: one value by itself, several as a list. */
export function* unwrapped(attributes: ReadonlyMap<string, readonly string[]>): Generator<[string, unknown]> {
  for (const [name, values] of attributes) {
    if (name !== '__proto__') yield [name, values.length === 1 ? values[0] : values]
  }
}

/** Claims about the token itself, which change with every sign-in and describe no user. */
const ofTheToken = ['iss', 'aud', 'azp', 'exp', 'iat', 'nbf', 'jti', 'nonce', 'auth_time', 'sid', 'at_hash', 'c_hash']

/** The claims that describe the person, as the database can hold them. */
export function personClaims(claims: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(claims)
      .filter(([name]) => name !== '__proto__' && !ofTheToken.includes(name))
      .map(([name, value]) => [storable(name), storableValue(value)]),
  )
}

function storableValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storable(value)
  if (!isRecord(value)) return value
  // No one maps what lies deeper.
  if (depth === 8) return null
  if (Array.isArray(value)) return value.map((each) => storableValue(each, depth + 1))
  const members = Object.entries(value).filter(([name]) => name !== '__proto__')
  return Object.fromEntries(members.map(([name, each]) => [storable(name), storableValue(each, depth + 1)]))
}
