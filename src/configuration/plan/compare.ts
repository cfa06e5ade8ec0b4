import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { TSchema } from 'typebox'
import { isRecord } from '#platform/records.ts'
import type { Entry, Kind } from '../kinds/kind.ts'

/** A member that differs, by its path in the entry. */
export interface Difference {
  readonly path: readonly string[]
  readonly before: unknown
  readonly after: unknown
}

/** What an entry of a file has that the server has not. Members that the file leaves out stay as they are. */
export function differencesOf(kind: Kind, wanted: Entry, has: Entry): Difference[] {
  return Object.entries(wanted).flatMap(([name, value]) =>
    differences(kind, [name], value, has[name], kind.schema.properties[name]),
  )
}

function differences(
  kind: Kind,
  path: string[],
  wanted: unknown,
  has: unknown,
  schema: TSchema | undefined,
): Difference[] {
  if (isSecretAt(kind, path) || kind.same?.[path.join('.')]?.(wanted, has) === true) return []
  const members = membersOf(schema)
  if (members !== undefined && isPlain(wanted) && (isPlain(has) || has === undefined))
    return Object.entries(wanted).flatMap(([name, value]) =>
      differences(kind, [...path, name], value, isPlain(has) ? has[name] : undefined, members[name]),
    )
  return isSame(wanted, has, kind.sets.has(path.join('.'))) ? [] : [{ path, before: has, after: wanted }]
}

export function isSecretAt({ secrets }: Kind, path: readonly string[]): boolean {
  return secrets.some((secret) => isDeepStrictEqual(secret, path))
}

/** The members of an object of which a file may have some only. Records have no names of their own: a file has all of them. */
function membersOf(schema: TSchema | undefined): Readonly<Record<string, TSchema>> | undefined {
  if (!isRecord(schema)) return undefined
  const { properties, anyOf } = schema as { properties?: Record<string, TSchema>; anyOf?: TSchema[] }
  return properties ?? anyOf?.map(membersOf).find((members) => members !== undefined)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !Array.isArray(value)
}

function isSame(wanted: unknown, has: unknown, isSet: boolean): boolean {
  return isDeepStrictEqual(normal(wanted, isSet), normal(has, isSet))
}

/** Members that are null or missing say the same, and so do empty lists and objects. */
function normal(value: unknown, isSet = false): unknown {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) {
    const items = value.map((item) => normal(item))
    if (items.length === 0) return null
    return isSet ? [...new Set(items.map((item) => JSON.stringify(item)))].sort() : items
  }
  if (!isRecord(value)) return value
  const members = Object.entries(value)
    .map(([name, member]) => [name, normal(member)] as const)
    .filter(([, member]) => member !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return members.length === 0 ? null : Object.fromEntries(members)
}

/** Differs when the object does. @param except members that are left out */
export function digestOf(kind: Kind, value: Entry, except: readonly string[] = []): string {
  const members = Object.entries(value)
    .filter(([name]) => !except.includes(name) && !kind.derived.has(name))
    .map(([name, member]) => [name, normal(member, kind.sets.has(name))] as const)
    .filter(([, member]) => member !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url').slice(0, 22)
}
