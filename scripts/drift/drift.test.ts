import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { defineOperation } from '#platform/http/operation.ts'
import { readDescription } from '#test/contract/description.ts'
import type { Schema } from '#test/contract/schema.ts'
import { compareDescription } from './compare-description.ts'
import { compareSdk } from './compare-sdk.ts'
import { report } from './report.ts'

const create = defineOperation({
  id: 'Things_create',
  method: 'POST',
  path: '/things',
  summary: 'Create a thing',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  body: Type.Object({ name: Type.String(), color: Type.Optional(Type.Enum(['red', 'blue'])) }),
  success: { status: 201, body: Type.Object({ id: Type.String() }) },
  handler: async () => ({ id: 'thing_1' }),
})
const get = defineOperation({
  id: 'gatehouse.things.get',
  method: 'GET',
  path: '/things/{id}',
  summary: 'Get a thing',
  surface: 'api',
  access: 'api_key',
  success: { status: 200 },
  handler: async () => undefined,
})
const event = { name: 'thing.created', data: Type.Object({ id: Type.String() }) }
const ours = { operations: [create, get], events: [event] }

test('what a newer description adds is listed with the operation of ours that it concerns, and what we add is not', () => {
  const text = { type: 'string' }
  const thing = { type: 'object', properties: { id: text, size: { type: 'number' } }, required: ['id', 'size'] }
  const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })
  const named = (name: string, data: object) => ({ properties: { event: { const: name }, data } })
  const official = readDescription({
    paths: {
      '/things': {
        post: {
          operationId: 'Things_create',
          requestBody: json({
            type: 'object',
            properties: { name: text, color: { type: 'string', enum: ['red', 'green'] }, shape: text },
            required: ['name'],
          }),
          responses: { 201: json(thing) },
        },
      },
      '/things/{thing_id}': {
        get: {
          operationId: 'Things_find',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: text },
            { name: 'expand', in: 'query', schema: text },
          ],
          responses: { 200: {} },
        },
        delete: { operationId: 'Things_delete', responses: { 204: {} } },
      },
    },
    components: {
      schemas: {
        EventSchema: {
          allOf: [{ type: 'object' }, { oneOf: [named('thing.created', thing), named('thing.deleted', thing)] }],
        },
      },
    },
  })

  expect(compareDescription(official, ours)).toEqual([
    {
      kind: 'member',
      subject: 'POST /things',
      what: '/body/color values: ours lack "green"; only ours have "blue"',
      ours: 'Things_create',
    },
    { kind: 'member', subject: 'POST /things', what: '/body/shape is missing (optional)', ours: 'Things_create' },
    { kind: 'member', subject: 'POST /things', what: '/201/size is missing (required)', ours: 'Things_create' },
    {
      kind: 'member',
      subject: 'GET /things/{thing_id}',
      what: 'path: official /things/{thing_id}, ours /things/{id}',
      ours: 'gatehouse.things.get',
    },
    {
      kind: 'member',
      subject: 'GET /things/{thing_id}',
      what: '/query/expand is missing (optional)',
      ours: 'gatehouse.things.get',
    },
    { kind: 'operation', subject: 'DELETE /things/{thing_id}', what: 'not served (Things_delete)' },
    { kind: 'event', subject: 'thing.created', what: '/data/size is missing (required)', ours: 'thing.created' },
    { kind: 'event', subject: 'thing.deleted', what: 'not recorded' },
  ])
})

test('what the SDK sends and reads beyond ours is listed, with the outermost member where one holds others', () => {
  const request = { area: 'sso' as const, method: 'POST' as const, query: new Set(['dry_run']) }
  const body = new Map([
    ['/name', new Set<string>()],
    ['/color', new Set(['red', 'green'])],
    ['/owner', new Set<string>()],
    ['/owner/id', new Set<string>()],
  ])
  const answer = new Set(['/id', '/owner', '/owner/id'])
  const drifts = compareSdk(
    [
      { ...request, name: 'create', path: '/things', body, answer },
      { ...request, name: 'paint', path: '/things/any/paint', body, answer },
    ],
    ['thing.created', 'thing.painted'],
    ours,
  )

  expect(report('SDK', drifts, (name) => (name === 'Things_create' ? 'src/things.ts' : undefined)).split('\n')).toEqual(
    [
      'SDK: 1 operations, 4 members and values, 1 events',
      '  sso.create  src/things.ts',
      '    the query parameter dry_run is not taken',
      '    the member /owner of the body is not taken',
      '    the value "green" of /color in the body is not taken',
      '    the answer has no /owner',
      '  sso.paint',
      '    not served: POST /things/any/paint',
      '  thing.painted',
      '    not recorded',
    ],
  )
})
