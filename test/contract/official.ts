import type { Method } from '../../src/platform/http/operation.ts'
import { type DocumentOperation, type OpenApiDocument, readOfficialDocument } from './official-document.ts'
import { listAt, type Resolve, resolverOf, type Schema } from './schema.ts'

export interface OfficialParameter {
  name: string
  in: 'query' | 'path' | 'header'
  required: boolean
  schema: Schema
}

export interface OfficialOperation {
  /** The official `operationId` without the `[0]` that some carry in newer editions only. */
  id: string
  method: Method
  path: string
  parameters: readonly OfficialParameter[]
  /** The body of the request, of whatever content type; several are alternatives. */
  body: Schema | undefined
  /** The body by documented status; `undefined` where the status comes without one. */
  responses: ReadonlyMap<number, Schema | undefined>
}

export interface OfficialApi {
  /** Only ids, methods and paths mean anything: the description at hand is older than what we implement. */
  reduced: boolean
  operations: ReadonlyMap<string, OfficialOperation>
  /** Official event names and the schema of their `data`. */
  events: ReadonlyMap<string, Schema>
  resolve: Resolve
  document: OpenApiDocument
}

let loaded: OfficialApi | undefined

/** The official description, read once per process. */
export function officialApi(): OfficialApi {
  if (loaded === undefined) {
    const { document, reduced } = readOfficialDocument()
    loaded = readOfficialApi(document, reduced)
    if (reduced) console.log('contract: reduced (the official description is not beside the repository)')
  }
  return loaded
}

export function readOfficialApi(document: OpenApiDocument, reduced: boolean): OfficialApi {
  const operations = new Map<string, OfficialOperation>()
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!isMethod(method)) continue
      const read = readOperation(method.toUpperCase() as Method, path, operation)
      if (operations.has(read.id)) throw new Error(`The official description names ${read.id} twice.`)
      operations.set(read.id, read)
    }
  }
  return { reduced, operations, events: readEvents(document), resolve: resolverOf(document), document }
}

/** `UserlandUsersController_create[0]` and `UserlandUsersController_create` are the same operation. */
export function withoutIndex(operationId: string): string {
  return operationId.replace(/\[\d+\]$/, '')
}

function isMethod(key: string): boolean {
  return ['get', 'post', 'put', 'patch', 'delete'].includes(key)
}

function readOperation(method: Method, path: string, operation: DocumentOperation): OfficialOperation {
  return {
    id: withoutIndex(operation.operationId),
    method,
    path,
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required === true,
      schema: parameter.schema ?? {},
    })),
    body: schemaOf(operation.requestBody?.content),
    responses: new Map(
      Object.entries(operation.responses).map(([status, response]) => [Number(status), schemaOf(response.content)]),
    ),
  }
}

function schemaOf(content: Record<string, { schema?: Schema }> | undefined): Schema | undefined {
  const schemas = Object.values(content ?? {}).flatMap(({ schema }) => (schema === undefined ? [] : [schema]))
  return schemas.length > 1 ? { anyOf: schemas } : schemas[0]
}

/** `EventSchema` is the envelope and, as a second part, one alternative for each event. */
function readEvents(document: OpenApiDocument): ReadonlyMap<string, Schema> {
  const parts = listAt(document.components.schemas.EventSchema ?? {}, 'allOf')
  const alternatives = parts.flatMap((part) => listAt(part, 'oneOf'))
  return new Map(
    alternatives.map((alternative) => {
      const { event, data } = alternative.properties as { event: { const: string }; data: Schema }
      return [event.const, data]
    }),
  )
}
