import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { keysOf, recordOf } from '#platform/records.ts'

export const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** What attributes can be taken from. */
export interface Person {
  id: string
  external_id: string | null
  email: string
  first_name: string | null
  last_name: string | null
  name: string | null
  locale: string | null
  metadata: Record<string, string>
}

const sources = ['id', 'external_id', 'email', 'first_name', 'last_name', 'name', 'locale'] as const
type Source = (typeof sources)[number]

interface Attribute {
  /** Where it is in the resource. */
  readonly place: readonly [name: string, inner?: string]
  /** How PATCH names it (RFC 7644 §3.5.2). */
  readonly path: string
  readonly source: Source | null
}

/** The attributes that can be pushed, with what they are taken from unless the mapping says otherwise. */
const attributes = {
  user_name: { place: ['userName'], path: 'userName', source: 'email' },
  external_id: { place: ['externalId'], path: 'externalId', source: 'id' },
  given_name: { place: ['name', 'givenName'], path: 'name.givenName', source: 'first_name' },
  family_name: { place: ['name', 'familyName'], path: 'name.familyName', source: 'last_name' },
  display_name: { place: ['displayName'], path: 'displayName', source: 'name' },
  email: { place: ['emails'], path: 'emails', source: 'email' },
  locale: { place: ['locale'], path: 'locale', source: null },
  title: { place: ['title'], path: 'title', source: null },
  department: { place: [enterpriseUser, 'department'], path: `${enterpriseUser}:department`, source: null },
  employee_number: {
    place: [enterpriseUser, 'employeeNumber'],
    path: `${enterpriseUser}:employeeNumber`,
    source: null,
  },
} as const satisfies Record<string, Attribute>
type AttributeName = keyof typeof attributes
const names = keysOf(attributes)

const SourceName = Type.String({ minLength: 1, maxLength: 49 })
const sourceName = new RegExp(`^(${sources.join('|')}|metadata\\..{1,40})$`)

function mapped(name: AttributeName) {
  const { path, source } = attributes[name]
  const description = `The source of \`${path}\`: ${sources.map((each) => `\`${each}\``).join(', ')} or \`metadata.KEY\` of the user.`
  const byDefault = source === null ? 'Not pushed unless given.' : `Default: \`${source}\`.`
  return { description: `${description} ${byDefault}` }
}

const optional = (name: AttributeName) => Type.Optional(Nullable(Type.String({ ...SourceName, ...mapped(name) })))

export const AttributeMapping = Type.Object({
  user_name: Type.Optional(Type.String({ ...SourceName, ...mapped('user_name') })),
  external_id: optional('external_id'),
  given_name: optional('given_name'),
  family_name: optional('family_name'),
  display_name: optional('display_name'),
  email: optional('email'),
  locale: optional('locale'),
  title: optional('title'),
  department: optional('department'),
  employee_number: optional('employee_number'),
})
export type AttributeMapping = Static<typeof AttributeMapping>

/** The names of attributes with a source that users do not have. */
export function unknownSources(mapping: AttributeMapping): string[] {
  return names.filter((name) => typeof mapping[name] === 'string' && !sourceName.test(mapping[name]))
}

/** A mapping with its defaults. */
export function completeMapping(mapping: AttributeMapping): Record<AttributeName, string | null> {
  const complete = names.map((name) => [name, mapping[name] === undefined ? attributes[name].source : mapping[name]])
  return Object.fromEntries(complete) as Record<AttributeName, string | null>
}

/** Attributes of a user by their names, and `active`; only those that the mapping pushes. Null for one without a value. */
export type Values = Readonly<Record<string, string | null>>

export function valuesOf(mapping: AttributeMapping, person: Person): Values {
  const entries = Object.entries(completeMapping(mapping)).flatMap(([name, source]) =>
    source === null ? [] : [[name, sourceValue(person, source)]],
  )
  return { ...Object.fromEntries(entries), active: 'true' }
}

function sourceValue(person: Person, source: string): string | null {
  if (source.startsWith('metadata.')) {
    const key = source.slice('metadata.'.length)
    return Object.hasOwn(person.metadata, key) ? (person.metadata[key] ?? null) : null
  }
  const value = person[source as Source]
  if (source !== 'name' || value !== null) return value
  return [person.first_name, person.last_name].filter((part) => part !== null).join(' ') || null
}

/** The values that a target has for these attributes. */
export function readValues(resource: Record<string, unknown>, wanted: Values): Values {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, readValue(resource, name)]))
}

function readValue(resource: Record<string, unknown>, name: string): string | null {
  // Absent is active, for targets that do not return it.
  if (name === 'active') return /^false$/i.test(String(resource.active)) ? 'false' : 'true'
  const [outer, inner] = placeOf(name)
  const found = inner === undefined ? resource[outer] : recordOf(resource[outer])[inner]
  const value = name === 'email' ? primaryOf(found) : found
  return typeof value === 'string' && value !== '' ? value : null
}

function primaryOf(emails: unknown): unknown {
  const entries = Array.isArray(emails) ? emails.map(recordOf) : []
  return (entries.find(({ primary }) => primary === true) ?? entries[0])?.value
}

/** The names of the attributes that are different. */
export function differencesOf(wanted: Values, has: Values): string[] {
  return Object.keys(wanted).filter((name) => wanted[name] !== (has[name] ?? null))
}

/** The body of a create. */
export function toResource(values: Values): Record<string, unknown> {
  return withValues({}, values)
}

/** A resource with these attributes, the others as they are. */
export function withValues(resource: Record<string, unknown>, values: Values): Record<string, unknown> {
  const next: Record<string, unknown> = { ...resource }
  for (const [name, value] of Object.entries(values)) {
    const wire = wireOf(name, value)
    if (name === 'active') {
      next.active = wire
      continue
    }
    const [outer, inner] = placeOf(name)
    if (inner === undefined) set(next, outer, wire)
    else {
      const parts = { ...recordOf(next[outer]) }
      set(parts, inner, wire)
      set(next, outer, Object.keys(parts).length === 0 ? null : parts)
    }
  }
  const schemas = [coreUser, ...(enterpriseUser in next ? [enterpriseUser] : [])]
  return { ...next, schemas: [...new Set([...(Array.isArray(next.schemas) ? next.schemas : []), ...schemas])] }
}

function set(of: Record<string, unknown>, name: string, value: unknown): void {
  if (value === null) delete of[name]
  else of[name] = value
}

/** The operations of a PATCH that bring these attributes about. */
export function toOperations(values: Values, changed: readonly string[]): object[] {
  return changed.map((name) => {
    const path = name === 'active' ? 'active' : attributes[name as AttributeName].path
    const value = wireOf(name, values[name] ?? null)
    return value === null ? { op: 'remove', path } : { op: 'replace', path, value }
  })
}

function wireOf(name: string, value: string | null): unknown {
  if (name === 'active') return value === 'true'
  return name === 'email' && value !== null ? [{ value, type: 'work', primary: true }] : value
}

function placeOf(name: string): readonly [string, string?] {
  return attributes[name as AttributeName].place
}

/**
 * What is remembered of attributes that a target has acknowledged: whether they changed can be told, and what they were cannot.
 *
 * @param salt the id of the row, which goes with the person.
 */
export function digestsOf(values: Values, salt: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, digest(salt, value)]])),
  )
}

/** The names of the attributes that are not as a target has acknowledged them. */
export function unacknowledged(wanted: Values, digests: Readonly<Record<string, string>>, salt: string): string[] {
  return Object.entries(wanted).flatMap(([name, value]) =>
    (value === null ? undefined : digest(salt, value)) === digests[name] ? [] : [name],
  )
}

function digest(salt: string, value: string): string {
  return createHash('sha256').update(`${salt}\n${value}`).digest('base64url').slice(0, 22)
}
