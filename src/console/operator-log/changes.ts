import { isDeepStrictEqual } from 'node:util'
import type { TSchema } from 'typebox'
import { isPersonal, isSecret } from '#platform/marks.ts'
import { isRecord } from '#platform/records.ts'
import { membersOf, partsOf, type SchemaParts } from '#platform/schema-parts.ts'
import type { Changes } from './entry.ts'

/** Members that say nothing of what was changed. */
const incidental = new Set(['object', 'created_at', 'updated_at'])
/** A longer value is named, and left out. */
const mostCharacters = 4_000

/** An object with the schema that says what its members are. */
export interface Described {
  value: unknown
  schema: TSchema
}

/**
 * What differs between an object before and after: of a new one all of it, of one that is gone what it was. Members that are
 * secret or personal, at any depth, are named only: so an erasure has nothing to remove.
 *
 * @param given the body that the caller sent, of which only secrets are named
 * @param isOfPeople whether texts may be about people, marked or not: then they are named only
 */
export function changesOf(
  before: Described | undefined,
  after: Described | undefined,
  given: Described | undefined,
  isOfPeople: boolean,
): Changes {
  const was = recordOf(before)
  const is = recordOf(after)
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => !incidental.has(name) && !isDeepStrictEqual(was[name], is[name]),
  )
  const isOpen = (name: string) => [before, after].every((each) => isShown(each, name, isOfPeople))
  const open = names.filter(isOpen)
  const withheld = [...names.filter((name) => !isOpen(name)), ...secretsOf(given)]
  return {
    ...(before === undefined ? {} : { before: pick(was, open) }),
    ...(after === undefined ? {} : { after: pick(is, open) }),
    ...(withheld.length === 0 ? {} : { withheld: [...new Set(withheld)].sort() }),
  }
}

function recordOf(described: Described | undefined): Readonly<Record<string, unknown>> {
  return described !== undefined && isRecord(described.value) ? described.value : {}
}

function isShown(described: Described | undefined, name: string, isOfPeople: boolean): boolean {
  if (described === undefined) return true
  if (isOfPeople && !saysNothing(recordOf(described)[name])) return false
  if (marksOf(described.schema).hidden.has(name)) return false
  return (JSON.stringify(recordOf(described)[name]) ?? '').length <= mostCharacters
}

/** Ids, numbers and choices are about no one. */
function saysNothing(value: unknown): boolean {
  return typeof value === 'string' ? /^[a-z_]+_[0-9A-Z]{26}$/.test(value) : typeof value !== 'object' || value === null
}

/** The secrets that were sent: a password leaves no other trace. */
function secretsOf(given: Described | undefined): string[] {
  if (given === undefined) return []
  const { secret } = marksOf(given.schema)
  return Object.keys(recordOf(given)).filter((name) => secret.has(name))
}

/** Names of members. */
interface Marks {
  /** The names of members that are secrets. */
  secret: ReadonlySet<string>
  /** Of what is secret or personal, or holds something that is. */
  hidden: ReadonlySet<string>
}

/** Found once for each schema: an operation has one for all of its calls. */
const foundMarks = new WeakMap<TSchema, Marks>()

function marksOf(schema: TSchema): Marks {
  const former = foundMarks.get(schema)
  if (former !== undefined) return former
  const members = partsOf(schema).flatMap(({ properties = {} }: TSchema & SchemaParts) => Object.entries(properties))
  const namesWhere = (isMarked: (member: TSchema) => boolean) =>
    new Set(members.flatMap(([name, member]) => (isMarked(member) ? [name] : [])))
  const marks = {
    secret: namesWhere((member) => partsOf(member).some(isSecret)),
    hidden: namesWhere((member) =>
      [...partsOf(member), ...membersOf(member).flatMap(({ parts }) => parts)].some(
        (part) => isSecret(part) || isPersonal(part),
      ),
    ),
  }
  foundMarks.set(schema, marks)
  return marks
}

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]))
}
