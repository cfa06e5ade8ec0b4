import { type JsonType, listAt, type Resolve, type Schema } from './schema.ts'

/**
 * One alternative of a schema, with the `$ref`, `allOf`, `oneOf` and `anyOf` of its own level worked in. Members, items
 * and additional members stay schemas, so that cyclic descriptions are expanded only as far as someone looks.
 */
export interface Branch {
  /** `undefined`: anything. */
  types: ReadonlySet<JsonType> | undefined
  /** The allowed values beside `null`; `undefined` where they are not listed. */
  values: readonly unknown[] | undefined
  format: string | undefined
  minimum: number | undefined
  maximum: number | undefined
  members: ReadonlyMap<string, Schema>
  required: ReadonlySet<string>
  /** What a member without a name in the description may be. */
  additional: Schema | undefined
  items: Schema | undefined
}

/**
 * The alternatives of a schema. `not`, `dependentRequired`, lengths and patterns are left aside: they narrow values and
 * not shapes.
 */
export function branchesOf(schema: Schema, resolve: Resolve): Branch[] {
  let branches = [readKeywords(schema)]
  const together = [...listAt(schema, 'allOf')]
  if (typeof schema.$ref === 'string') together.push(resolve(schema.$ref))
  for (const part of together) branches = combine(branches, branchesOf(part, resolve))
  for (const keyword of ['oneOf', 'anyOf']) {
    const alternatives = listAt(schema, keyword)
    if (alternatives.length === 0) continue
    const expanded = alternatives.flatMap((alternative) => branchesOf(alternative, resolve))
    branches = combine(branches, expanded)
  }
  return branches
}

function readKeywords(schema: Schema): Branch {
  const listed = 'const' in schema ? [schema.const] : (schema.enum as unknown[] | undefined)
  const values = listed?.filter((value) => value !== null)
  const types = readTypes(schema, listed)
  return {
    types: types === undefined ? undefined : new Set(types),
    values: values === undefined || values.length === 0 ? undefined : values,
    format: schema.format as string | undefined,
    minimum: schema.minimum as number | undefined,
    maximum: schema.maximum as number | undefined,
    members: new Map(Object.entries((schema.properties as Record<string, Schema> | undefined) ?? {})),
    required: new Set(schema.required as string[] | undefined),
    additional: readAdditional(schema),
    items: schema.items as Schema | undefined,
  }
}

function readTypes(schema: Schema, values: readonly unknown[] | undefined): JsonType[] | undefined {
  const declared = schema.type as JsonType | JsonType[] | undefined
  const types = declared === undefined ? inferTypes(schema, values) : [declared].flat()
  return types !== undefined && schema.nullable === true ? [...types, 'null'] : types
}

function inferTypes(schema: Schema, values: readonly unknown[] | undefined): JsonType[] | undefined {
  if (values !== undefined) return values.map(typeOf)
  if (['properties', 'required', 'patternProperties'].some((keyword) => keyword in schema)) return ['object']
  if (isSchema(schema.additionalProperties)) return ['object']
  if ('items' in schema) return ['array']
  return undefined
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as 'string' | 'number' | 'boolean' | 'object'
}

function readAdditional(schema: Schema): Schema | undefined {
  const additional = schema.additionalProperties
  const patterns = Object.values((schema.patternProperties as Record<string, Schema> | undefined) ?? {})
  const schemas = [...patterns, ...(additional === true ? [{}] : isSchema(additional) ? [additional] : [])]
  return schemas.length > 1 ? { anyOf: schemas } : schemas[0]
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null
}

/** Every alternative of the one with every alternative of the other; those that exclude each other fall away. */
function combine(left: readonly Branch[], right: readonly Branch[]): Branch[] {
  return left.flatMap((one) => right.flatMap((other) => both(one, other) ?? []))
}

function both(one: Branch, other: Branch): Branch | undefined {
  const types = intersect(one.types, other.types, commonTypes)
  const values = intersect(one.values, other.values, (a, b) => a.filter((value) => b.includes(value)))
  if (types?.size === 0 || values?.length === 0) return undefined
  const members = new Map(one.members)
  for (const [name, schema] of other.members) {
    const earlier = members.get(name)
    members.set(name, earlier === undefined || earlier === schema ? schema : { allOf: [earlier, schema] })
  }
  return {
    types,
    values,
    format: one.format ?? other.format,
    minimum: intersect(one.minimum, other.minimum, Math.max),
    maximum: intersect(one.maximum, other.maximum, Math.min),
    members,
    required: new Set([...one.required, ...other.required]),
    additional: intersect(one.additional, other.additional, allOf),
    items: intersect(one.items, other.items, allOf),
  }
}

/** What both ask for, and what one asks for where the other is silent. */
function intersect<T>(one: T | undefined, other: T | undefined, merge: (one: T, other: T) => T): T | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return merge(one, other)
}

function commonTypes(one: ReadonlySet<JsonType>, other: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  const common = [...one].filter((type) => other.has(type) || (type === 'integer' && other.has('number')))
  if (one.has('number') && other.has('integer')) common.push('integer')
  return new Set(common)
}

function allOf(one: Schema, other: Schema): Schema {
  return one === other ? one : { allOf: [one, other] }
}

/** Several schemas as alternatives of one; a schema that stands alone stays itself. */
export function anyOf(schemas: readonly Schema[]): Schema {
  const different = [...new Set(schemas)]
  const [only] = different
  return different.length === 1 && only !== undefined ? only : { anyOf: different }
}
