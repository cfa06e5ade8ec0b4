import type { Method } from '#platform/http/operation.ts'
import { type Resolve, resolverOf, type Schema } from './schema.ts'

export interface OfficialParameter {
  name: string
  in: 'query' | 'path' | 'header'
  required: boolean
  schema: Schema
}

export interface OfficialOperation {
  /** The official `operationId` without the `[0]` that some carry in newer editions only. */
  id: string
  /** What the vendor's documentation files it under. */
  area: string
  method: Method
  path: string
  parameters: readonly OfficialParameter[]
  /** The body of the request, of whatever content type; several are alternatives. */
  body: Schema | undefined
  /** The body by documented status; `undefined` where the status comes without one. */
  responses: ReadonlyMap<number, Schema | undefined>
}

/** The facts of the official description: shapes of what is sent and answered, and no texts. */
export interface OfficialApi {
  operations: ReadonlyMap<string, OfficialOperation>
  /** What `#/components/events/NAME` refers to, by the official names of events: the event without its envelope. */
  events: ReadonlyMap<string, Schema>
  /** What `#/components/schemas/NAME` refers to. */
  schemas: Readonly<Record<string, Schema>>
}

/** The API as the document that its references point into. */
export function componentsOf({ events, schemas }: OfficialApi): { components: Record<string, object> } {
  return { components: { events: Object.fromEntries(events), schemas } }
}

export function resolverOfApi(api: OfficialApi): Resolve {
  return resolverOf(componentsOf(api))
}
