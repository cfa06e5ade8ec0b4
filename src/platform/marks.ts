import type { TSchema } from 'typebox'
import { isRecord } from './records.ts'
import { alternativesOf, memberSchemas } from './schema-parts.ts'

/** A member says something of a person: their erasure puts `erased` in its place. Spread into the options of its schema. */
export function personal(erased: unknown): PersonalMark {
  return { 'x-personal': { erased } }
}

/** A text gives access to something, now or later: logs and messages of errors leave it out. For the options of its schema. */
export const secret: SecretMark = { 'x-secret': true }

/** A text is named like a secret, and gives access to nothing. */
export const notSecret: SecretMark = { 'x-secret': false }

export function isSecret(schema: TSchema & SecretMark): boolean {
  return schema['x-secret'] === true
}

export function isPersonal(schema: TSchema): boolean {
  return personalMarkOf(schema) !== undefined
}

function personalMarkOf(schema: TSchema & PersonalMark) {
  return schema['x-personal']
}

type SecretMark = { readonly 'x-secret'?: boolean }

type PersonalMark = { readonly 'x-personal'?: { readonly erased: unknown } }

/** A value of a schema without what is marked as personal, at any depth. What the schema does not describe stays. */
export function withoutPersonal(value: unknown, schema: TSchema): unknown {
  return erase(value, [schema])
}

/** @param schemas any of which the value may be of. */
function erase(value: unknown, schemas: readonly TSchema[]): unknown {
  const shapes = schemas.flatMap(alternativesOf)
  const mark = shapes.map(personalMarkOf).find((each) => each !== undefined)
  if (mark !== undefined) return mark.erased
  if (Array.isArray(value)) {
    const items = shapes.flatMap((shape) => shape.items ?? [])
    return value.map((item) => erase(item, items))
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, erase(member, shapes.flatMap(memberSchemas(name)))]),
  )
}
