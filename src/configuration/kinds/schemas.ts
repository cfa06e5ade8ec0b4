import { type TProperties, type TSchema, Type } from 'typebox'
import { isSecret } from '#platform/marks.ts'
import { isRecord } from '#platform/records.ts'
import { operations } from '../../catalog.ts'

const byId = new Map(operations.map((operation) => [operation.id, operation]))

/** An operation by its id. The kinds name them, so that their paths and members stand in one place. */
export function operationOf(id: string) {
  const operation = byId.get(id)
  if (operation === undefined) throw new Error(`There is no operation ${id}.`)
  return operation
}

/** The members of an operation's body, of all its shapes. */
export function bodyOf(id: string): TProperties {
  const body: unknown = operationOf(id).body
  return propertiesOf(body)
}

export function propertiesOf(schema: unknown): TProperties {
  if (!isRecord(schema)) return {}
  const shapes = [
    ...(Array.isArray(schema.oneOf) ? schema.oneOf : []),
    ...(Array.isArray(schema.anyOf) ? schema.anyOf : []),
  ]
  // The properties of a schema are schemas.
  const own = (isRecord(schema.properties) ? schema.properties : {}) as TProperties
  return [...shapes.map(propertiesOf), own].reduce(withAll, {})
}

/** Members of both. What is a constant in each is a choice. */
function withAll(some: TProperties, others: TProperties): TProperties {
  const both = Object.entries(others).map(([name, schema]): [string, TSchema] => {
    const choices = [...choicesOf(some[name]), ...choicesOf(schema)]
    return [name, choices.length > 1 ? Type.Enum([...new Set(choices)]) : schema]
  })
  return { ...some, ...Object.fromEntries(both) }
}

function choicesOf(schema: unknown): string[] {
  if (!isRecord(schema)) return []
  if (typeof schema.const === 'string') return [schema.const]
  return []
}

export const secretReference = '^(env|file|vault):.+$'

/** A schema of the API as one of files: secrets are references, and members that no one knows are refused. */
export function inFile(schema: TSchema): TSchema {
  const { type, properties, items, anyOf, oneOf, description, ...rest } = schema as TSchema & Record<string, unknown>
  const about = typeof description === 'string' ? { description } : {}
  if (isSecret(schema))
    return Type.String({
      pattern: secretReference,
      description: `${typeof description === 'string' ? `${description} ` : ''}A reference to the secret: env:NAME, file:PATH or vault:NAME.`,
    })
  const schemas = (list: unknown) => (list as TSchema[]).map(inFile)
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !name.startsWith('x-') && name !== 'discriminator'),
  )
  // The members of a schema stay what they are: TypeBox's types have no general form for that.
  return {
    ...(type === undefined ? {} : { type }),
    ...about,
    ...kept,
    ...(isRecord(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, each]) => [name, inFile(each as TSchema)]),
          ),
          additionalProperties: false,
        }
      : {}),
    ...(items === undefined ? {} : { items: inFile(items as TSchema) }),
    ...(anyOf === undefined ? {} : { anyOf: schemas(anyOf) }),
    ...(oneOf === undefined ? {} : { oneOf: schemas(oneOf) }),
  } as TSchema
}

/** Where secrets are in objects of these members. */
export function secretPaths(properties: Readonly<Record<string, TSchema>>, at: readonly string[] = []): string[][] {
  return Object.entries(properties).flatMap(([name, schema]) =>
    isSecret(schema) ? [[...at, name]] : secretPaths(propertiesOf(schema), [...at, name]),
  )
}
