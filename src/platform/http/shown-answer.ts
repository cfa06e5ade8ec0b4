import type { TSchema } from 'typebox'
import type { Context } from '../context.ts'
import { isSecret } from '../marks.ts'
import { isRecord } from '../records.ts'
import { alternativesOf, memberSchemas, partsOf } from '../schema-parts.ts'

/** What of an answer the caller sees: operators see secrets only where they may. */
export function shownAnswer(value: unknown, schema: TSchema, context: Context | undefined): unknown {
  const { actor } = context ?? {}
  return actor?.type === 'operator' && !actor.seesSecrets ? withoutSecrets(value, schema) : value
}

/** A value of a schema without the members that are marked as secret, at any depth. What the schema does not describe stays. */
export function withoutSecrets(value: unknown, schema: TSchema): unknown {
  return keepOpen(value, [schema])
}

/** @param schemas any of which the value may be of. */
function keepOpen(value: unknown, schemas: readonly TSchema[]): unknown {
  const shapes = schemas.flatMap(alternativesOf)
  if (Array.isArray(value)) {
    const items = shapes.flatMap(({ items }) => items ?? [])
    return value.map((item) => keepOpen(item, items))
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const described = shapes.flatMap(memberSchemas(name))
      return described.flatMap(partsOf).some(isSecret) ? [] : [[name, keepOpen(member, described)]]
    }),
  )
}
