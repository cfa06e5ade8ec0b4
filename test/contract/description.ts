import type { Method } from '#platform/http/operation.ts'
import type { OfficialApi, OfficialOperation, OfficialParameter } from './official.ts'
import { listAt, type Schema } from './schema.ts'

/** An OpenAPI 3.1 document, as far as the contract reads it. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, DocumentOperation>>
  components: { schemas: Record<string, Schema> }
}

interface DocumentOperation {
  operationId: string
  parameters?: { name: string; in: OfficialParameter['in']; required?: boolean; schema?: Schema }[]
  requestBody?: { required?: boolean; content: Content }
  responses: Record<string, { content?: Content }>
}

type Content = Record<string, { schema?: Schema }>

/**
 * The facts of a description. Texts, examples and whatever else does not decide if a value is valid stay behind.
 *
 * @param areas of the vendor's documentation, by operation id.
 */
export function readDescription(
  { paths, components }: OpenApiDocument,
  areas: ReadonlyMap<string, string> = new Map(),
): OfficialApi {
  const operations = new Map<string, OfficialOperation>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!isMethod(method)) continue
      const id = withoutIndex(operation.operationId)
      if (operations.has(id)) throw new Error(`The official description names ${id} twice.`)
      const area = areas.get(id) ?? path.split('/')[1] ?? ''
      operations.set(id, { id, area, method: method.toUpperCase() as Method, path, ...shapesOf(operation) })
    }
  }
  const schemas = Object.fromEntries(
    Object.entries(components.schemas).map(([name, schema]) => [name, factsOf(schema)]),
  )
  return { operations, ...takeOutEvents(schemas) }
}

/** `UserlandUsersController_create[0]` and `UserlandUsersController_create` are the same operation. */
export function withoutIndex(operationId: string): string {
  return operationId.replace(/\[\d+\]$/, '')
}

function isMethod(key: string): boolean {
  return ['get', 'post', 'put', 'patch', 'delete'].includes(key)
}

function shapesOf(operation: DocumentOperation): Pick<OfficialOperation, 'parameters' | 'body' | 'responses'> {
  const parameters = (operation.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    required: parameter.required === true,
    schema: factsOf(parameter.schema ?? {}),
  }))
  const responses = Object.entries(operation.responses).map(([status, { content }]) => {
    return [Number(status), schemaOf(content)] as const
  })
  return { parameters, body: schemaOf(operation.requestBody?.content), responses: new Map(responses) }
}

function schemaOf(content: Content | undefined): Schema | undefined {
  const schemas = Object.values(content ?? {}).flatMap(({ schema }) => (schema === undefined ? [] : [factsOf(schema)]))
  return schemas.length > 1 ? { anyOf: schemas } : schemas[0]
}

/** `EventSchema` is the envelope and, as a second part, one alternative for each event, which gets a name of its own. */
function takeOutEvents({ EventSchema, ...schemas }: Record<string, Schema>): Pick<OfficialApi, 'events' | 'schemas'> {
  if (EventSchema === undefined) return { events: new Map(), schemas }
  const parts = listAt(EventSchema, 'allOf')
  const events = parts.flatMap((part) => listAt(part, 'oneOf')).map((event) => [nameOfEvent(event), event] as const)
  const references = events.map(([name]) => ({ $ref: `#/components/events/${name}` }))
  const named = parts.map((part) => ('oneOf' in part ? { ...part, oneOf: references } : part))
  return { events: new Map(events), schemas: { ...schemas, EventSchema: { ...EventSchema, allOf: named } } }
}

function nameOfEvent(event: Schema): string {
  return (event.properties as { event: { const: string } }).event.const
}

/** Keywords whose value is a fact as it stands. */
const plainKeywords = new Set([
  '$ref',
  'type',
  'nullable',
  'enum',
  'const',
  'default',
  'format',
  'pattern',
  'required',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'maxProperties',
])
/** Keywords that hold a schema, or a list of them. */
const schemaKeywords = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'allOf', 'anyOf', 'oneOf'])
/** Keywords that hold schemas by name. */
const namedKeywords = new Set(['properties', 'patternProperties'])

/** A schema with nothing but what decides if a value is valid. */
export function factsOf(schema: Schema): Schema {
  const facts = Object.entries(schema).flatMap(([keyword, value]) => {
    if (plainKeywords.has(keyword)) return [[keyword, value]]
    if (schemaKeywords.has(keyword)) return [[keyword, mapSchemas(value)]]
    if (namedKeywords.has(keyword)) {
      const members = Object.entries(value as Record<string, unknown>)
      return [[keyword, Object.fromEntries(members.map(([name, member]) => [name, mapSchemas(member)]))]]
    }
    return []
  })
  return Object.fromEntries(facts)
}

/** `additionalProperties: false` is a schema too. */
function mapSchemas(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mapSchemas)
  return typeof value === 'object' && value !== null ? factsOf(value as Schema) : value
}
