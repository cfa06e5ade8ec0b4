import type { TSchema } from 'typebox'
import { defined } from '../../defined.ts'
import type { SchemaParts } from '../../schema-parts.ts'

/**
 * A copy of a schema that has no room for members that it does not describe, at any depth. What is free-form stays so: an object
 * whose members are described by their value alone. Undescribed members are dropped, except where the shape itself says
 * `additionalProperties: false`: there, the first one is an error.
 *
 * @throws Error for alternatives of which several are objects: what one drops another may need. See `TaggedUnion`.
 */
export function closed(schema: TSchema): TSchema {
  const { properties, patternProperties, additionalProperties, items, anyOf, oneOf }: SchemaParts = schema
  if ((anyOf ?? []).filter((each) => 'properties' in each).length > 1)
    throw new Error('Alternatives of which several are objects need a tag that tells them apart.')
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: each(properties), additionalProperties: false }),
    // Names are looked at before the validator drops what has none.
    ...(properties !== undefined && additionalProperties === false
      ? { propertyNames: { enum: Object.keys(properties) } }
      : {}),
    ...(patternProperties === undefined ? {} : { patternProperties: each(patternProperties) }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: closed(additionalProperties) } : {}),
    ...(items === undefined ? {} : { items: closed(items) }),
    ...defined({ anyOf: anyOf?.map(closed), oneOf: oneOf?.map(closed) }),
  }
}

function each(members: Readonly<Record<string, TSchema>>): Record<string, TSchema> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, closed(member)]))
}
