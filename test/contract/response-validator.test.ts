import { expect, test } from 'vitest'
import { inTurn } from '../turns.ts'
import { api } from './compare.fixture.ts'
import { officialApi } from './digest.ts'
import { officialResponseValidator } from './response-validator.ts'

const faults = officialResponseValidator(api)
const thing = {
  id: 'thing_1',
  state: 'on',
  note: null,
  labels: { a: 'b' },
  owner: { type: 'user', user_id: 'user_1' },
  created_at: '2026-01-15T12:00:00.000Z',
}

test('a body as described has no fault', () => {
  expect(faults('PUT', '/things/thing_1', 200, thing)).toEqual([])
  expect(faults('GET', '/things?limit=1', 200, [thing])).toEqual([])
  expect(faults('GET', '/things?limit=1', 200, {})).toEqual(['Things_list 200 / must be array'])
})

test.each([
  ['a missing member', { ...thing, id: undefined }, "/ must have required property 'id'"],
  ['a wrong type', { ...thing, id: 1 }, '/id must be string'],
  ['a wrong value', { ...thing, state: 'idle' }, '/state must be equal to one of the allowed values: ["on","off"]'],
  ['a null', { ...thing, id: null }, '/id must be string'],
  ['a moment in another notation', { ...thing, created_at: 'yesterday' }, '/created_at must match format "date-time"'],
])('%s is a fault', (_case, body, fault) => {
  expect(faults('PUT', '/things/thing_1', 200, JSON.parse(JSON.stringify(body)))).toContain(
    `Things_update 200 ${fault}`,
  )
})

test('an error body is checked against the alternatives of its status', () => {
  expect(faults('PUT', '/things/thing_1', 400, { code: 'taken', message: 'Taken.' })).toEqual([])
  expect(faults('PUT', '/things/thing_1', 400, { code: 'other', message: 'No.' }).length).toBeGreaterThan(0)
})

test('what the description does not know has no fault', () => {
  expect(faults('DELETE', '/things/thing_1', 200, { anything: true })).toEqual([])
  expect(faults('PUT', '/things/thing_1', 418, { anything: true })).toEqual([])
  expect(faults('PUT', '/things/thing_1', 401, undefined)).toEqual([])
  expect(faults('PUT', '/things/thing_1/more', 200, undefined)).toEqual([])
})

test('a path without parameters is meant before one with parameters', () => {
  const [list, put] = [...api.operations.values()]
  if (list === undefined || put === undefined) throw new Error('the fixture has two operations')
  const body = { type: 'object', properties: { all: { type: 'boolean' } }, required: ['all'] }
  const all = { ...put, id: 'Things_all', path: '/things/all', responses: new Map([[200, body]]) }
  const withBoth = { ...api, operations: new Map([list, put, all].map((operation) => [operation.id, operation])) }
  expect(officialResponseValidator(withBoth)('PUT', '/things/all', 200, {})).toEqual([
    "Things_all 200 / must have required property 'all'",
  ])
})

// A schema that an answer is held against is compiled for that as well.
test('every schema of the official description can be compiled', () => {
  const validate = officialResponseValidator()
  for (const { method, path, responses } of inTurn([...officialApi().operations.values()])) {
    for (const status of responses.keys()) {
      expect(() => validate(method, path.replaceAll(/\{\w+\}/g, 'x'), status, {})).not.toThrow()
    }
  }
})
