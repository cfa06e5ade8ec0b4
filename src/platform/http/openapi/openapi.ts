import { defined } from '../../defined.ts'
import type { Operation } from '../operation.ts'
import { areaGroupsOf } from '../reference-area.ts'
import { conditionalOperations } from '../serve/preconditions.ts'
import { errorResponses } from './error-responses.ts'
import { scimJson } from './media-types.ts'
import { type JsonObject, shareComponents } from './openapi-components.ts'
import { describeMembers } from './openapi-descriptions.ts'
import { parametersOf, requestBody } from './requests.ts'
import { securitySchemes } from './security-schemes.ts'

export interface OpenApiOptions {
  /** The public base URL. */
  url: string
  version: string
  /** The opening of the reference, in Markdown. */
  introduction: string
  /** Descriptions of members whose schemas have none, by their names. */
  memberDescriptions?: Readonly<Record<string, string>>
}

/**
 * The OpenAPI 3.1 document of the public API, from the declarations of its operations. Leaves out Gatehouse's own
 *   pages and files, which code does not call. Repeated shapes become named components.
 */
export function toOpenApi(operations: readonly Operation[], options: OpenApiOptions): object {
  const { url, version, introduction, memberDescriptions = {} } = options
  const described = operations.filter((operation) => !isPageOrFile(operation))
  const paths: Record<string, JsonObject> = {}
  const conditional = conditionalOperations(operations)
  for (const operation of described) {
    const method = operation.method.toLowerCase()
    paths[operation.path] = {
      ...paths[operation.path],
      [method]: describeMembers(describe(operation, conditional.has(operation)), memberDescriptions),
    }
  }
  const groups = areaGroupsOf(described)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse',
      version,
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
    tags: groups.flatMap(({ areas }) => areas.map(({ name, description }) => ({ name, description }))),
    'x-tagGroups': groups.map(({ name, areas }) => ({ name, tags: areas.map((area) => area.name) })),
    ...shareComponents({ paths, components: { securitySchemes } }),
  }
}

export function isPageOrFile({ id, method, surface, success }: Operation): boolean {
  const isFile = method === 'GET' && success.status === 200 && success.body === undefined
  const isWithoutJson = surface === 'browser' || isFile
  return id.startsWith('gatehouse.') && isWithoutJson
}

function describe(operation: Operation, isConditional: boolean): JsonObject {
  const parameters = parametersOf(operation, isConditional)
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...defined({ description: operation.description }),
    ...(operation.area === undefined ? {} : { tags: [operation.area.name] }),
    ...(operation.deprecated === undefined ? {} : { deprecated: true }),
    security: operation.access === 'public' ? [] : [{ [operation.access]: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(operation.body === undefined ? {} : { requestBody: requestBody(operation.body, operation) }),
    responses: { [operation.success.status]: successResponse(operation), ...errorResponses(operation, isConditional) },
  }
}

function successResponse({ success, surface, lockRow }: Operation): JsonObject {
  const description = success.description ?? reasons[success.status] ?? 'Success.'
  const type = success.mediaType ?? (surface === 'scim' ? scimJson : 'application/json')
  const headers = lockRow === undefined ? {} : { headers: entityTagHeader }
  if (success.body !== undefined) return { description, ...headers, content: { [type]: { schema: success.body } } }
  return surface === 'browser' && success.status === 200
    ? { description, content: { 'text/html': {} } }
    : { description }
}

const reasons: Record<number, string> = {
  200: 'Success.',
  201: 'Created.',
  202: 'Accepted.',
  204: 'Success, without content.',
  302: 'Redirects the browser to `Location`.',
}

const entityTagHeader = {
  ETag: {
    description: 'Changes whenever the object does. Sent as `If-Match` with a change, it keeps the changes of others.',
    schema: { type: 'string' },
  },
}
