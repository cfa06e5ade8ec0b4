import type { TSchema } from 'typebox'
import { defined } from '../../defined.ts'
import { recordOf } from '../../records.ts'
import { type Operation, takesIdempotencyKey } from '../operation.ts'
import { scimJson } from './media-types.ts'
import type { JsonObject } from './openapi-components.ts'

/** @param isConditional whether the operation takes `If-Match` */
export function parametersOf(operation: Operation, isConditional: boolean): JsonObject[] {
  return [
    ...pathParameters(operation),
    ...queryParameters(operation.query),
    ...(takesIdempotencyKey(operation) ? [idempotencyKey] : []),
    ...(isConditional ? [ifMatch] : []),
  ]
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A value of your own, such as a UUID. For 24 hours, the same key with the same request returns the first response again.',
  schema: { type: 'string', maxLength: 255 },
}

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of the object as you read it. If it has changed since, nothing is done, and the answer is a 412 `precondition_failed`.',
  schema: { type: 'string' },
}

function pathParameters({ path, params }: Operation): JsonObject[] {
  const schemas = propertiesOf(params)
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...describedSchema(schemas[name] ?? { type: 'string' }),
  }))
}

function queryParameters(query: TSchema | undefined): JsonObject[] {
  const { required } = recordOf(query)
  return Object.entries(propertiesOf(query)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: Array.isArray(required) && required.includes(name) && !('default' in schema),
    ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
    ...(schema.type === 'object' ? { style: 'deepObject' } : {}),
    ...describedSchema(schema),
  }))
}

function describedSchema({ description, ...schema }: JsonObject): JsonObject {
  return { ...defined({ description }), schema: withoutDefaultsRequired(schema) }
}

function propertiesOf(schema: TSchema | undefined): Record<string, JsonObject> {
  return Object.fromEntries(
    Object.entries(recordOf(recordOf(schema).properties)).map(([name, member]) => [name, recordOf(member)]),
  )
}

function requestTypes({ surface, form = false }: Operation): string[] {
  if (surface === 'scim') return [scimJson, 'application/json']
  return form ? ['application/json', 'application/x-www-form-urlencoded'] : ['application/json']
}

export function requestBody(body: TSchema, operation: Operation): JsonObject {
  const schema = recordOf(withoutDefaultsRequired(body))
  return {
    required: Array.isArray(schema.required) && schema.required.length > 0,
    content: {
      ...Object.fromEntries(requestTypes(operation).map((type) => [type, { schema }])),
      ...(operation.text === undefined ? {} : { [operation.text.mediaType]: { schema: { type: 'string' } } }),
    },
  }
}

/** A request may leave out a member with a default. After validation, it is always present. */
function withoutDefaultsRequired(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaultsRequired)
  if (typeof value !== 'object' || value === null) return value
  const copy: JsonObject = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutDefaultsRequired(inner)]),
  )
  if (!Array.isArray(copy.required) || typeof copy.properties !== 'object') return copy
  const properties = recordOf(copy.properties)
  const required = copy.required.filter((name) => !('default' in recordOf(properties[String(name)])))
  const { required: _, ...rest } = copy
  return required.length === 0 ? rest : { ...rest, required }
}
