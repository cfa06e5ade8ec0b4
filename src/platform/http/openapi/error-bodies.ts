import type { ErrorDefinition } from '../errors.ts'
import type { Operation } from '../operation.ts'
import { scimJson } from './media-types.ts'
import type { JsonObject } from './openapi-components.ts'

/** The content of a response with one of these errors, in the shape of the operation's surface. */
export function errorContent(errors: readonly ErrorDefinition[], surface: Operation['surface']): JsonObject {
  if (surface === 'browser') return { 'text/html': {} }
  if (surface === 'scim') return { [scimJson]: { schema: scimBody } }
  return { 'application/json': { schema: errorBody(errors, surface) } }
}

function errorBody(errors: readonly ErrorDefinition[], surface: Operation['surface']): JsonObject {
  if (surface === 'vault') return codedBody(errors, 'error')
  if (surface === 'secevent') return eventBody(errors)
  if (surface === 'graphql') return graphqlBody
  const oauth = errors.filter(({ family }) => (family ?? surface) === 'oauth')
  const plain = errors.filter((error) => !oauth.includes(error))
  if (oauth.length === 0) return codedBody(plain, 'message')
  return plain.length === 0 ? oauthBody(oauth) : { oneOf: [codedBody(plain, 'message'), oauthBody(oauth)] }
}

/** @param textMember the name of the member with the text; the Vault has it where others have a code */
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

function oauthBody(errors: readonly ErrorDefinition[]): JsonObject {
  return {
    type: 'object',
    properties: { error: { enum: codesOf(errors) }, error_description: { type: 'string' } },
    required: ['error', 'error_description'],
  }
}

/** RFC 8935 §2.3. */
function eventBody(errors: readonly ErrorDefinition[]): JsonObject {
  return {
    type: 'object',
    properties: { err: { enum: codesOf(errors) }, description: { type: 'string' } },
    required: ['err', 'description'],
  }
}

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

/** RFC 7644 §3.12. */
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
