import { expect, test } from 'vitest'
import { refusalOf } from '../scim.fixture.ts'
import { readBulk } from './read-bulk.ts'
import { referencesIn, resolved } from './references.ts'

const operations = (...Operations: unknown[]) => readBulk({ Operations }).operations

test('an operation is read with names in any case, and ids as they are encoded in paths', () => {
  expect(operations({ METHOD: 'patch', Path: '/Groups/a%2Fb', version: 'W/"2"', data: { x: 1 } })).toEqual([
    { method: 'PATCH', bulkId: undefined, endpoint: '/Groups', id: 'a/b', version: 'W/"2"', data: { x: 1 } },
  ])
  expect(operations({ method: 'POST', path: 'Users', bulkId: 'a', data: {} })).toMatchObject([
    { method: 'POST', endpoint: '/Users', id: undefined, bulkId: 'a' },
  ])
  expect(operations({ method: 'DELETE', path: '/Users/%zz' })).toMatchObject([{ id: '%zz' }])
})

test('without a number of failures none ends the request', () => {
  const one = [{ method: 'DELETE', path: '/Users/a' }]
  expect(readBulk({ Operations: one }).failOnErrors).toBe(Number.POSITIVE_INFINITY)
  expect(readBulk({ Operations: one, failOnErrors: 1 }).failOnErrors).toBe(1)
  for (const failOnErrors of [0, -1, 1.5, '1', true])
    expect(refusalOf(() => readBulk({ Operations: one, failOnErrors }))).toBe('400 invalidSyntax')
})

test('references are found at any depth and in the id, each once, and replaced by ids', () => {
  const data = { members: [{ value: 'bulkId:a' }, { value: 'bulkId:b' }, { value: 'c' }], deep: { x: ['bulkId:a', 7] } }
  expect(referencesIn({ id: 'bulkId:d', data })).toEqual(['d', 'a', 'b'])
  expect(
    resolved(
      data,
      new Map([
        ['a', 'A'],
        ['b', 'B'],
      ]),
    ),
  ).toEqual({
    members: [{ value: 'A' }, { value: 'B' }, { value: 'c' }],
    deep: { x: ['A', 7] },
  })
  expect(resolved('bulkId:none', new Map())).toBe('bulkId:none')
})
