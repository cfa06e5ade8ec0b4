import { type TSchema, Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { defineError } from '#platform/http/errors.ts'
import { defineOperation, type Operation, type OperationDefinition } from '#platform/http/operation.ts'
import { compareOperation } from './compare.ts'
import { type OpenApiDocument, readDescription } from './description.ts'
import { show } from './difference.ts'
import type { Schema } from './schema.ts'

const json = (schema: Schema) => ({ 'application/json': { schema } })

/** A small description in the vendor's manner: texts, references, merged parts, alternatives with and without a discriminator. */
const description: OpenApiDocument = {
  paths: {
    '/things': {
      get: {
        operationId: 'Things_list[0]',
        parameters: [
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
            required: true,
          },
          { name: 'order', in: 'query', required: false, schema: { $ref: '#/components/schemas/Order' } },
          { name: 'names', in: 'query', required: false, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'kind', in: 'query', required: true, schema: { type: 'string' } },
        ],
        responses: { '200': { content: json({ type: 'array', items: { $ref: '#/components/schemas/Thing' } }) } },
      },
    },
    '/things/{id}': {
      put: {
        operationId: 'Things_update',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/UpdateThing' }) },
        responses: {
          '200': { content: json({ $ref: '#/components/schemas/Thing' }) },
          '400': {
            content: json({
              oneOf: ['taken', 'too_long'].map((code) => ({
                type: 'object',
                properties: { code: { type: 'string', const: code }, message: { type: 'string' } },
                required: ['code', 'message'],
              })),
            }),
          },
          '401': {},
          '409': {
            content: json({ type: 'object', properties: { message: { type: 'string' } }, required: ['message'] }),
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Order: { type: 'string', enum: ['asc', 'desc'], default: 'desc' },
      Thing: {
        allOf: [
          {
            type: 'object',
            properties: {
              id: { type: 'string' },
              state: { type: 'string', enum: ['on', 'off'] },
              note: { type: ['string', 'null'] },
              nickname: { type: 'string' },
              labels: { type: 'object', additionalProperties: { type: 'string' } },
              owner: { $ref: '#/components/schemas/Owner' },
            },
            required: ['id', 'state', 'note', 'labels', 'owner'],
          },
          {
            type: 'object',
            properties: { created_at: { type: 'string', format: 'date-time' } },
            required: ['created_at'],
          },
        ],
      },
      Owner: {
        oneOf: [
          {
            type: 'object',
            properties: { type: { type: 'string', const: 'user' }, user_id: { type: 'string' } },
            required: ['type', 'user_id'],
          },
          {
            type: 'object',
            properties: { type: { type: 'string', const: 'team' }, team_id: { type: 'string' } },
            required: ['type', 'team_id'],
          },
        ],
      },
      UpdateThing: {
        allOf: [
          { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
          {
            oneOf: [
              { type: 'object', properties: { parent_id: { type: 'string' } }, required: ['parent_id'] },
              { type: 'object', properties: { parent_name: { type: 'string' } }, required: ['parent_name'] },
            ],
          },
        ],
      },
    },
  },
}

export const api = readDescription(description)

const User = Type.Object({ type: Type.Literal('user'), user_id: Type.String() })
const Team = Type.Object({ type: Type.Literal('team'), team_id: Type.String() })

/** Members of a thing as they should be declared; the tests replace one at a time. */
export const thing = {
  id: Type.String(),
  state: Type.Enum(['on', 'off']),
  note: Type.Union([Type.String(), Type.Null()]),
  nickname: Type.Optional(Type.String()),
  labels: Type.Record(Type.String(), Type.String()),
  owner: Type.Union([User, Team]),
  created_at: Type.String({ format: 'date-time' }),
} satisfies Record<string, TSchema>

export const thingsQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 10 }),
  order: Type.Enum(['asc', 'desc'], { default: 'desc' }),
  names: Type.Optional(Type.Array(Type.String())),
  kind: Type.String(),
} satisfies Record<string, TSchema>

export const updateThing = {
  name: Type.String(),
  parent_id: Type.Optional(Type.String()),
  parent_name: Type.Optional(Type.String()),
} satisfies Record<string, TSchema>

export { Team, User }

type Changes = Partial<
  Pick<OperationDefinition, 'id' | 'path' | 'method' | 'surface' | 'success' | 'errors' | 'params'>
>

export function listThings(
  changes: { query?: Record<string, TSchema>; item?: Record<string, TSchema> } & Changes = {},
): Operation {
  const { query = thingsQuery, item = thing, ...rest } = changes
  return defineOperation({
    id: 'Things_list[0]',
    method: 'GET',
    path: '/things',
    summary: 'List things',
    surface: 'api',
    access: 'api_key',
    query: Type.Object(query),
    success: { status: 200, body: Type.Array(Type.Object(item)) },
    handler: async () => [],
    ...rest,
  })
}

export function putThing(changes: { body?: Record<string, TSchema>; answer?: TSchema } & Changes = {}): Operation {
  const { body = updateThing, answer = Type.Object(thing), ...rest } = changes
  return defineOperation({
    id: 'Things_update',
    method: 'PUT',
    path: '/things/{id}',
    summary: 'Update a thing',
    surface: 'api',
    access: 'api_key',
    params: Type.Object({ id: Type.String() }),
    body: Type.Object(body),
    success: { status: 200, body: answer },
    handler: async () => undefined,
    ...rest,
  })
}

export function refusal(status: number, code: string, family?: 'oauth' | 'plain') {
  return defineError({ status, code, when: 'Always.', ...defined({ family }) }, () => 'No.')
}

/** What the comparison finds, as the contract test prints it. */
export function differencesOf(operation: Operation): string[] {
  return compareOperation(operation, api).differences.map(show)
}
