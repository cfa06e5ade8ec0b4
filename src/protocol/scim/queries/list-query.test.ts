import { expect, test } from 'vitest'
import { userType } from '../schemas/resource-type.ts'
import { enterprise, refusalOf } from '../scim.fixture.ts'
import { readListQuery } from './list-query.ts'
import { listResponse } from './list-response.ts'

const read = (query: Record<string, unknown>) => readListQuery(query, userType)

test('a list without parameters begins at its start', () => {
  expect(read({})).toEqual({
    filter: null,
    startIndex: 1,
    count: 100,
    sortBy: null,
    sortOrder: 'ascending',
    projection: { attributes: null, excluded: [] },
  })
})

const numbers: readonly (readonly [parameter: 'startIndex' | 'count', given: unknown, read: number])[] = [
  ['startIndex', '1', 1],
  ['startIndex', '0', 1],
  ['startIndex', '-5', 1],
  ['startIndex', '', 1],
  ['startIndex', '7', 7],
  ['startIndex', 7, 7],
  ['startIndex', '999999999999999999999999999999', 2_147_483_647],
  ['count', '0', 0],
  ['count', '-1', 0],
  ['count', '2', 2],
  ['count', 2, 2],
  ['count', '200', 200],
  ['count', '201', 200],
  ['count', '999999999999999999999999999999', 200],
]

test.each(numbers)('[D-4] numbers of pages are bounded: %s=%s is %d', (parameter, given, expected) => {
  expect(read({ [parameter]: given })[parameter]).toBe(expected)
})

test('a list is sorted by any attribute, in either order', () => {
  expect(read({ sortBy: 'NAME.familyname', sortOrder: 'Descending' })).toMatchObject({
    sortBy: ['name', 'familyName'],
    sortOrder: 'descending',
  })
  expect(read({ sortBy: `${enterprise}:department` }).sortBy).toEqual([enterprise, 'department'])
  expect(read({ filter: 'id pr', attributes: 'id', excludedAttributes: 'title' })).toMatchObject({
    filter: { kind: 'present', names: ['id'] },
    projection: { attributes: [['id']], excluded: [['title']] },
  })
})

const refusals: readonly (readonly [refusal: string, query: Record<string, unknown>])[] = [
  ['400 invalidValue', { startIndex: 'one' }],
  ['400 invalidValue', { startIndex: '1.5' }],
  ['400 invalidValue', { startIndex: 1.5 }],
  ['400 invalidValue', { startIndex: '1e3' }],
  ['400 invalidValue', { count: 'all' }],
  ['400 invalidValue', { count: ['1', '2'] }],
  ['400 invalidValue', { count: '9'.repeat(31) }],
  ['400 invalidValue', { count: Number.NaN }],
  ['400 invalidValue', { filter: ['id pr', 'id pr'] }],
  ['400 invalidFilter', { filter: 'id' }],
  ['400 invalidPath', { sortBy: 'a b' }],
  ['400 invalidPath', { sortBy: 'emails[type eq "work"].value' }],
  ['400 invalidValue', { sortOrder: 'up' }],
]

test.each(refusals)('[D-4] a query is refused by what is wrong with it: %s %j', (refusal, query) => {
  expect(refusalOf(() => read(query))).toBe(refusal)
})

test('a list says its numbers, also when it is empty', () => {
  expect(listResponse([], { totalResults: 0, startIndex: 1 })).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: 0,
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  })
})
