import type { TSchema } from 'typebox'

/** The parts of JSON Schema that hold further schemas, as ours use them. */
export interface SchemaParts {
  readonly type?: string
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly patternProperties?: Readonly<Record<string, TSchema>>
  readonly additionalProperties?: TSchema | boolean
  readonly items?: TSchema
  readonly anyOf?: readonly TSchema[]
  readonly oneOf?: readonly TSchema[]
}

/** A named member of a schema, at any depth. */
export interface Member {
  /** Its last name is `*` where any name may stand. */
  readonly path: readonly string[]
  /** What it may be: its schema, the alternatives of that, and what arrays of it hold. */
  readonly parts: readonly TSchema[]
}

export function membersOf(schema: TSchema, path: readonly string[] = []): Member[] {
  return partsOf(schema).flatMap((part) => {
    const { properties, patternProperties, additionalProperties }: SchemaParts = part
    const free = [...Object.values(patternProperties ?? {}), additionalProperties].filter(
      (each) => typeof each === 'object',
    )
    const named = [...Object.entries(properties ?? {}), ...free.map((each) => ['*', each] as const)]
    return named.flatMap(([name, member]) => {
      const at = [...path, name]
      return [{ path: at, parts: partsOf(member) }, ...membersOf(member, at)]
    })
  })
}

/** A schema, its alternatives and what arrays of it hold, each with theirs. */
export function partsOf(schema: TSchema): TSchema[] {
  const { anyOf = [], oneOf = [], items }: SchemaParts = schema
  return [schema, ...[...anyOf, ...oneOf, ...(items === undefined ? [] : [items])].flatMap(partsOf)]
}

/** A schema and its alternatives, each with theirs. */
export function alternativesOf(schema: TSchema): (TSchema & SchemaParts)[] {
  const { anyOf = [], oneOf = [] }: SchemaParts = schema
  return [schema, ...[...anyOf, ...oneOf].flatMap(alternativesOf)]
}

/** Of a schema, those that a member with this name may be of: its own, otherwise those of members with any name. */
export function memberSchemas(name: string) {
  return ({ properties = {}, patternProperties = {}, additionalProperties }: SchemaParts): TSchema[] => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (own !== undefined) return [own]
    return [
      ...Object.values(patternProperties),
      ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ]
  }
}
