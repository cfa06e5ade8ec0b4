import type { TSchema } from 'typebox'
import { isRecord } from './records.ts'
import type { SchemaParts } from './schema-parts.ts'

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

export function isPersonal(schema: TSchema & PersonalMark): boolean {
  return schema['x-personal'] !== undefined
}

type SecretMark = { readonly 'x-secret'?: boolean }

type PersonalMark = { readonly 'x-personal'?: { readonly erased: unknown } }

type Shape = SchemaParts & PersonalMark

/** A value of a schema without what is marked as personal, at any depth. What the schema does not describe stays. */
export function withoutPersonal(value: unknown, schema: TSchema): unknown {
  return erase(value, [schema])
}

/** @param schemas any of which the value may be of. */
function erase(value: unknown, schemas: readonly TSchema[]): unknown {
  const shapes = schemas.flatMap(alternativesOf)
  const mark = shapes.find((shape) => shape['x-personal'] !== undefined)?.['x-personal']
  if (mark !== undefined) return mark.erased
  if (Array.isArray(value)) {
    const items = shapes.flatMap((shape) => shape.items ?? [])
    return value.map((item) => erase(item, items))
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, erase(member, shapes.flatMap(schemasOf(name)))]),
  )
}

function alternativesOf(schema: TSchema): Shape[] {
  const shape: Shape = schema
  return [shape, ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap(alternativesOf)]
}

function schemasOf(name: string) {
  return ({ properties = {}, patternProperties = {}, additionalProperties }: Shape): TSchema[] => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (own !== undefined) return [own]
    return [
      ...Object.values(patternProperties),
      ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ]
  }
}
