import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { defined } from '../../defined.ts'
import { defineError, notFound } from '../errors.ts'
import { listOf, listQuery } from '../list.ts'
import { defineOperation, type Operation, type OperationDefinition } from '../operation.ts'
import type { ReferenceArea } from '../reference-area.ts'
import { toOpenApi } from './openapi.ts'

const Thing = Type.Object({ object: Type.Literal('thing'), id: Type.String(), size: Type.Integer({ default: 1 }) })
const taken = defineError({ status: 400, code: 'taken', when: 'The name is in use.' }, () => 'Taken.')

function operation(changes: Partial<OperationDefinition> = {}): Operation {
  return defineOperation({
    id: 'Things_get',
    method: 'GET',
    path: '/things/{id}',
    summary: 'Get a thing',
    surface: 'api',
    access: 'api_key',
    params: Type.Object({ id: Type.String() }),
    success: { status: 200, body: Thing },
    errors: [notFound],
    handler: async () => undefined,
    ...changes,
  })
}

const list = operation({
  id: 'Things_list',
  path: '/things',
  params: Type.Object({}),
  query: listQuery({ names: Type.Optional(Type.Array(Type.String(), { description: 'Only these.' })) }),
  success: { status: 200, body: listOf(Thing) },
})

const create = operation({
  id: 'Things_create',
  method: 'POST',
  path: '/things',
  idempotency: 'replay',
  form: true,
  body: Type.Object({ name: Type.String(), size: Type.Integer({ default: 1 }) }),
  success: { status: 201, body: Thing },
  errors: [taken],
})

// biome-ignore lint/suspicious/noExplicitAny: a document is read here as what it is, untyped JSON.
type Json = any

function documentOf(...operations: Operation[]): Json {
  const options = {
    url: 'https://id.example.com',
    version: '1.2.3',
    introduction: 'Things.',
  }
  return JSON.parse(JSON.stringify(toOpenApi(operations, options)))
}

/** A document of one operation, so that nothing in it is shared. */
function describe(one: Operation): Json {
  return documentOf(one).paths[one.path][one.method.toLowerCase()]
}

test('the document names its version, where it is served and what its operations are about', () => {
  const document = documentOf(list, create, operation())
  expect([document.openapi, document.info.version, document.servers]).toEqual([
    '3.1.1',
    '1.2.3',
    [{ url: 'https://id.example.com' }],
  ])
  expect(document.info.description).toBe('Things.')
  expect(Object.keys(document.paths)).toEqual(['/things', '/things/{id}'])
  expect(Object.keys(document.paths['/things'])).toEqual(['get', 'post'])
})

test('operations stand in areas, these in their order under their groups, after the area that they follow', () => {
  const area = (name: string, after?: string): ReferenceArea => ({
    name,
    group: name === 'Logs' ? 'Events' : 'Access',
    description: 'What there is.',
    ...defined({ after }),
  })
  const at = (path: string, its: ReferenceArea) => operation({ path, area: its })
  const things = area('Things')
  const document = documentOf(
    at('/logs', area('Logs')),
    at('/parts', area('Parts', 'Things')),
    at('/lost', area('Lost', 'Nothing')),
    at('/things', things),
    at('/things/{id}', things),
  )
  expect(document.paths['/things/{id}'].get.tags).toEqual(['Things'])
  expect(document['x-tagGroups']).toEqual([
    { name: 'Access', tags: ['Lost', 'Things', 'Parts'] },
    { name: 'Events', tags: ['Logs'] },
  ])
  expect(document.tags).toEqual(
    ['Lost', 'Things', 'Parts', 'Logs'].map((name) => ({ name, description: 'What there is.' })),
  )
})

test('pages and files of our own are left out, official operations for browsers are not', () => {
  const page = operation({ id: 'gatehouse.pages.sign_in', path: '/sign-in', surface: 'browser' })
  const file = operation({ id: 'gatehouse.pages.assets', path: '/assets/{name}', success: { status: 200 } })
  const authorize = operation({ id: 'SsoController_authorize', path: '/sso/authorize', surface: 'browser' })
  expect(Object.keys(documentOf(page, file, authorize).paths)).toEqual(['/sso/authorize'])
})

test('parameters with a default are optional', () => {
  const { parameters } = describe(list)
  const required = Object.fromEntries(parameters.map(({ name, required }: Json) => [name, required]))
  expect(required).toEqual({ before: false, after: false, limit: false, order: false, names: false })
  expect(parameters.find(({ name }: Json) => name === 'names')).toEqual({
    name: 'names',
    in: 'query',
    required: false,
    description: 'Only these.',
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string' } },
  })
  expect(describe(operation()).parameters).toEqual([
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  ])
})

test('a member with a default may be left out of a request and is always in an answer', () => {
  const { requestBody, responses } = describe(create)
  expect(Object.keys(requestBody.content)).toEqual(['application/json', 'application/x-www-form-urlencoded'])
  expect(requestBody.required).toBe(true)
  expect(responses[201].content['application/json'].schema.required).toEqual(['object', 'id', 'size'])
  const body = describe(operation({ ...create, form: false })).requestBody.content
  expect(Object.keys(body)).toEqual(['application/json'])
  expect(body['application/json'].schema.required).toEqual(['name'])
})

test('a replayed POST takes an idempotency key, another does not', () => {
  const names = (one: Operation) => (describe(one).parameters ?? []).map(({ name }: Json) => name)
  expect(names(create)).toContain('Idempotency-Key')
  expect(names({ ...create, idempotency: 'none' })).not.toContain('Idempotency-Key')
})

test.each([
  ['api_key', [{ api_key: [] }]],
  ['client_id', [{ client_id: [] }]],
  ['session', [{ session: [] }]],
  ['public', []],
] as const)('access %s has a security scheme', (access, security) => {
  const document = documentOf(operation({ access }))
  expect(document.paths['/things/{id}'].get.security).toEqual(security)
  for (const requirement of security) {
    expect(document.components.securitySchemes).toHaveProperty(Object.keys(requirement))
  }
  expect('401' in document.paths['/things/{id}'].get.responses).toBe(access !== 'public')
})

test('declared errors stand under their status with the condition, beside those that every operation can answer', () => {
  const { responses } = describe(create)
  expect(Object.keys(responses)).toEqual(['201', '400', '401', '413', '415', '422', '429'])
  expect(responses[400].description).toMatch(/^`taken`: The name is in use\.\n\n`malformed_body`: /)
  expect(responses[400].content['application/json'].schema).toEqual({
    type: 'object',
    properties: { code: { enum: ['taken', 'malformed_body'] }, message: { type: 'string' } },
    required: ['code', 'message'],
  })
  expect(responses[429].headers).toHaveProperty('Retry-After')
  expect(describe(operation()).responses[404].content['application/json'].schema).toEqual({
    type: 'object',
    properties: { code: { enum: ['entity_not_found'] }, message: { type: 'string' }, entity_id: { type: 'string' } },
    required: ['code', 'message', 'entity_id'],
  })
})

test('on the OAuth surface errors have its shape, and invalid requests are a 400', () => {
  const { responses } = describe({ ...create, surface: 'oauth' })
  expect('422' in describe({ ...create, surface: 'oauth', idempotency: 'none' }).responses).toBe(false)
  const { properties, required } = responses[400].content['application/json'].schema
  expect(properties.error).toEqual({ enum: ['taken', 'invalid_request'] })
  expect(required).toEqual(['error', 'error_description'])
})

test('two families of errors under one status are alternatives', () => {
  const grant = defineError({ status: 400, code: 'invalid_grant', when: 'Spent.', family: 'oauth' }, () => 'Spent.')
  const { schema } = describe(operation({ errors: [taken, grant] })).responses[400].content['application/json']
  expect(schema.oneOf.map(({ required }: Json) => required[0])).toEqual(['code', 'error'])
})

test('what is said twice becomes a named component, and every reference leads somewhere', () => {
  const document = documentOf(list, create, operation())
  expect(Object.keys(document.components.schemas)).toEqual(['Thing', 'ThingsCreate'])
  expect(Object.keys(document.components.responses)).toEqual([
    'EntityNotFound',
    'InvalidRequestParameters',
    'RateLimitExceeded',
    'Unauthorized',
  ])
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path)
  expect(references.length).toBeGreaterThan(5)
  for (const path of references) expect(document).toHaveProperty(path.split('/'))
})

test('different shapes of the same name get different names', () => {
  const other = Type.Object({ object: Type.Literal('thing'), id: Type.Integer() })
  const at = (path: string, body: typeof other | typeof Thing) => operation({ path, success: { status: 200, body } })
  const document = documentOf(at('/a', Thing), at('/b', Thing), at('/c', other), at('/d', other))
  expect(Object.keys(document.components.schemas)).toEqual(['Thing', 'Thing2'])
})
