import type { TSchema } from 'typebox'
import { defined } from '../../defined.ts'
import { recordOf } from '../../records.ts'
import { type ErrorDefinition, platformErrors } from '../errors.ts'
import { type Access, type Operation, takesIdempotencyKey } from '../operation.ts'
import { areaGroupsOf } from '../reference-area.ts'
import { conditionalOperations } from '../serve/preconditions.ts'
import { type JsonObject, shareComponents } from './openapi-components.ts'
import { describeMembers } from './openapi-descriptions.ts'

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

const securitySchemes: Record<Exclude<Access, 'public'>, JsonObject> = {
  api_key: {
    type: 'http',
    scheme: 'bearer',
    description: 'A management key of the environment: `Authorization: Bearer sk_…`.',
  },
  system_key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A management key of the environment that the operators of the server are users of: `Authorization: Bearer sk_…`.',
  },
  session: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token of a session that is still active.',
  },
  widget: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A widget token, or the access token of a session that is still active.',
  },
  evaluator: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A management key of the environment, the access token of a machine (`client_credentials`), or the access token of a session that is still active.',
  },
  signal_receiver: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A management key of the environment, or the access token of a machine (`client_credentials`) with the scope `ssf.read` or `ssf.manage`.',
  },
  directory: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of the directory: `Authorization: Bearer se_…`.',
  },
  client_id: {
    type: 'apiKey',
    in: 'query',
    name: 'client_id',
    description:
      'The client id of the environment, in the query or as a member of the body. Confidential clients add `client_secret`.',
  },
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

const entityTagHeader = {
  ETag: {
    description: 'Changes whenever the object does. Sent as `If-Match` with a change, it keeps the changes of others.',
    schema: { type: 'string' },
  },
}

function describe(operation: Operation, isConditional: boolean): JsonObject {
  const parameters = [
    ...pathParameters(operation),
    ...queryParameters(operation.query),
    ...(takesIdempotencyKey(operation) ? [idempotencyKey] : []),
    ...(isConditional ? [ifMatch] : []),
  ]
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

/** RFC 7644 §3.1: clients of SCIM may send and take plain JSON as well. */
const scimJson = 'application/scim+json'

function requestTypes({ surface, form = false }: Operation): string[] {
  if (surface === 'scim') return [scimJson, 'application/json']
  return form ? ['application/json', 'application/x-www-form-urlencoded'] : ['application/json']
}

function requestBody(body: TSchema, operation: Operation): JsonObject {
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

/** The errors that follow from the input of an operation, in addition to those it declares. */
function commonErrors(operation: Operation): ErrorDefinition[] {
  const {
    unauthorized,
    invalidRequest,
    malformedBody,
    bodyTooLarge,
    unsupportedMediaType,
    idempotencyKeyReused,
    rateLimited,
  } = platformErrors
  const takesInput = [operation.params, operation.query, operation.body].some((schema) => schema !== undefined)
  return [
    ...(operation.access === 'public' ? [] : [unauthorized]),
    ...(takesInput ? [invalidRequest] : []),
    ...(operation.body === undefined ? [] : [malformedBody, bodyTooLarge, unsupportedMediaType]),
    ...(operation.idempotency === 'replay' ? [idempotencyKeyReused] : []),
    rateLimited,
  ].map(({ definition }) => definition)
}

function errorResponses(operation: Operation, isConditional: boolean): JsonObject {
  const definitions = [
    ...operation.errors.map(({ definition }) => definition),
    ...commonErrors(operation),
    ...(isConditional ? [platformErrors.preconditionFailed.definition] : []),
  ]
  const byStatus = new Map<number, ErrorDefinition[]>()
  for (const definition of new Set(definitions)) {
    const shown = asShown(definition, operation)
    byStatus.set(shown.status, [...(byStatus.get(shown.status) ?? []), shown])
  }
  const sorted = [...byStatus].sort(([one], [other]) => one - other)
  return Object.fromEntries(sorted.map(([status, errors]) => [status, errorResponse(errors, operation)]))
}

/** On the surfaces of OAuth and of security events, every invalid request is an `invalid_request`; see `surfaces.ts`. SCIM knows no 422. */
function asShown(definition: ErrorDefinition, { surface }: Operation): ErrorDefinition {
  if (surface === 'scim') return definition.status === 422 ? { ...definition, status: 400 } : definition
  if (surface === 'vault') return definition
  const isInvalid = definition.code === 'invalid_request_parameters' || definition.code === 'malformed_body'
  const hasOneWord = surface === 'secevent' || (definition.family ?? surface) === 'oauth'
  return isInvalid && hasOneWord ? { ...definition, status: 400, code: 'invalid_request' } : definition
}

function errorResponse(errors: readonly ErrorDefinition[], { surface }: Operation): JsonObject {
  const description = errors.map(({ code, when }) => `\`${code}\`: ${when}`).join('\n\n')
  const headers = errors.some(({ status }) => status === 429 || status === 503)
    ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
    : {}
  if (surface === 'browser') return { description, ...headers, content: { 'text/html': {} } }
  if (surface === 'scim') return { description, ...headers, content: { [scimJson]: { schema: scimBody } } }
  if (surface === 'vault')
    return { description, ...headers, content: { 'application/json': { schema: vaultBody(errors) } } }
  if (surface === 'secevent')
    return { description, ...headers, content: { 'application/json': { schema: eventBody(errors) } } }
  if (surface === 'graphql')
    return { description, ...headers, content: { 'application/json': { schema: graphqlBody } } }
  const isOAuth = ({ family }: ErrorDefinition) => (family ?? surface) === 'oauth'
  const bodies = [plainBody(errors.filter((error) => !isOAuth(error))), oauthBody(errors.filter(isOAuth))].filter(
    (body) => body !== undefined,
  )
  const schema = bodies.length > 1 ? { oneOf: bodies } : bodies[0]
  return { description, ...headers, content: { 'application/json': { schema } } }
}

function plainBody(errors: readonly ErrorDefinition[]): JsonObject | undefined {
  return errors.length === 0 ? undefined : codedBody(errors, 'message')
}

/** The text stands where others have a code. */
function vaultBody(errors: readonly ErrorDefinition[]): JsonObject {
  return codedBody(errors, 'error')
}

/** RFC 8935 §2.3. */
function eventBody(errors: readonly ErrorDefinition[]): JsonObject {
  return {
    type: 'object',
    properties: { err: { enum: codesOf(errors) }, description: { type: 'string' } },
    required: ['err', 'description'],
  }
}

function codedBody(errors: readonly ErrorDefinition[], textMember: string): JsonObject {
  const codes = codesOf(errors)
  const faults = codes.includes('invalid_request_parameters') ? { errors: faultList } : {}
  const entity = codes.includes('entity_not_found') ? { entity_id: { type: 'string' } } : {}
  return {
    type: 'object',
    properties: { code: { enum: codes }, [textMember]: { type: 'string' }, ...faults, ...entity },
    required: ['code', textMember, ...(codes.length === 1 ? Object.keys(entity) : [])],
  }
}

const faultList = {
  type: 'array',
  items: {
    type: 'object',
    properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
    required: ['field', 'code', 'message'],
  },
}

function oauthBody(errors: readonly ErrorDefinition[]): JsonObject | undefined {
  if (errors.length === 0) return undefined
  return {
    type: 'object',
    properties: { error: { enum: codesOf(errors) }, error_description: { type: 'string' } },
    required: ['error', 'error_description'],
  }
}

/** RFC 7644 §3.12. */
const graphqlBody = {
  type: 'object',
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          message: { type: 'string' },
          extensions: {
            type: 'object',
            properties: { code: { type: 'string' }, reason: { type: 'string' } },
            required: ['code'],
          },
        },
        required: ['message', 'extensions'],
      },
    },
  },
  required: ['errors'],
}

const scimBody = {
  type: 'object',
  properties: {
    schemas: { type: 'array', items: { type: 'string' } },
    status: { type: 'string' },
    scimType: { type: 'string' },
    detail: { type: 'string' },
  },
  required: ['schemas', 'status', 'detail'],
}

function codesOf(errors: readonly ErrorDefinition[]): string[] {
  return [...new Set(errors.map(({ code }) => code))]
}
