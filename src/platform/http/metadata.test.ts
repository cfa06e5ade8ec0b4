import { expect, test } from 'vitest'
import { changeMetadata } from './metadata.ts'

const keys = (count: number, value = 'x') =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, value]))

test.each<[Record<string, string>, Record<string, string | null> | null, Record<string, string>]>([
  [{}, { a: '1' }, { a: '1' }],
  [
    { a: '1', b: '2' },
    { b: '3', c: '4' },
    { a: '1', b: '3', c: '4' },
  ],
  [{ a: '1', b: '2' }, { a: null }, { b: '2' }],
  [{ a: '1' }, { unknown: null }, { a: '1' }],
  [{ a: '1' }, { a: '' }, { a: '' }],
  [{ a: '1' }, {}, {}],
  [{ a: '1' }, null, {}],
  [{ a: '1' }, { a: null }, {}],
  [{}, { constructor: 'x', toString: 'y' }, { constructor: 'x', toString: 'y' }],
])('%j changed by %j becomes %j', (current, change, expected) => {
  expect(changeMetadata(current, change)).toEqual(expected)
})

test('[U-12] 50 keys of 40 characters with values of 600 are the most', () => {
  expect(Object.keys(changeMetadata(keys(49), { last: 'x' }))).toHaveLength(50)
  expect(changeMetadata({}, { ['k'.repeat(40)]: 'v'.repeat(600) })).toEqual({ ['k'.repeat(40)]: 'v'.repeat(600) })
  // What is removed in the same change makes room.
  expect(Object.keys(changeMetadata(keys(50), { k0: null, last: 'x' }))).toHaveLength(50)

  const refused = { definition: expect.objectContaining({ status: 400, code: 'invalid_metadata' }) }
  for (const [current, change] of [
    [{}, keys(51)],
    [keys(50), { last: 'x' }],
    [{}, { ['k'.repeat(41)]: 'x' }],
    [{}, { k: 'v'.repeat(601) }],
  ] satisfies [Record<string, string>, Record<string, string>][]) {
    expect(() => changeMetadata(current, change)).toThrow(expect.objectContaining(refused))
  }
})

test('[U-12] a key named __proto__ reaches no prototype', () => {
  const changed = changeMetadata({}, JSON.parse('{"__proto__":"x","a":"1"}'))

  expect(Object.getPrototypeOf(changed)).toBe(Object.prototype)
  expect(Object.keys(changed)).toEqual(['__proto__', 'a'])
})

test('the stored metadata is not changed in place', () => {
  const current = { a: '1' }
  changeMetadata(current, { a: '2', b: '3' })

  expect(current).toEqual({ a: '1' })
})
