import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { Timestamp } from '../fields.ts'
import { parseQuery } from './query.ts'

const schema = Type.Object({
  name: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer()),
  deep: Type.Optional(Type.Boolean()),
  order: Type.Optional(Type.Enum(['asc', 'desc'])),
  after: Type.Optional(Type.String({ minLength: 1 })),
  since: Type.Optional(Timestamp),
  events: Type.Optional(Type.Array(Type.String())),
  params: Type.Optional(Type.Record(Type.String(), Type.String())),
})

test.each<[string, unknown]>([
  ['', {}],
  ['unknown=1&limit=5', { limit: 5 }],
  // Lists come in three notations, mixed if need be.
  ['events=a&events=b', { events: ['a', 'b'] }],
  ['events=a,b', { events: ['a', 'b'] }],
  ['events[]=a&events[]=b', { events: ['a', 'b'] }],
  ['events%5B%5D=a', { events: ['a'] }],
  ['events=a,b&events=c&events[]=d', { events: ['a', 'b', 'c', 'd'] }],
  ['events%5B0%5D=a&events%5B1%5D=b', { events: ['a', 'b'] }],
  ['events[x]=a&events[0=b&eventss[0]=c', {}],
  ['events=', { events: [] }],
  ['events=,a,,', { events: ['a'] }],
  ['events=a%2Cb', { events: ['a', 'b'] }],
  // What is given twice stays a list, which no single value's schema accepts.
  ['name=a&name=b', { name: ['a', 'b'] }],
  ['limit=1&limit=1', { limit: ['1', '1'] }],
  ['deep=true&deep=false', { deep: ['true', 'false'] }],
  ['name[]=a', {}],
  // Exact notations only; everything else stays text and is refused by the validation.
  ['limit=10', { limit: 10 }],
  ['limit=-1', { limit: -1 }],
  ['limit=0010', { limit: 10 }],
  // SDKs send a parameter that is null without a value.
  ['limit=&deep=&order&after=&since', {}],
  ['limit=5&after', { limit: 5 }],
  ['limit=1.5', { limit: '1.5' }],
  ['limit=1e1', { limit: '1e1' }],
  ['limit=0x10', { limit: '0x10' }],
  ['limit=%2B1', { limit: '+1' }],
  ['limit=%201', { limit: ' 1' }],
  ['limit=NaN', { limit: 'NaN' }],
  ['limit=99999999999999999999', { limit: '99999999999999999999' }],
  ['limit=١', { limit: '١' }],
  ['deep=true', { deep: true }],
  ['deep=false', { deep: false }],
  ['deep=TRUE', { deep: 'TRUE' }],
  ['deep=1', { deep: '1' }],
  ['name=true', { name: 'true' }],
  ['name=10', { name: '10' }],
  // Texts are decoded once.
  ['name=a+b%20c%2520', { name: 'a b c%20' }],
  ['name=%C3%A9%F0%9F%98%80', { name: 'é😀' }],
  ['name', { name: '' }],
  ['name=a=b', { name: 'a=b' }],
  // Moments also as JavaScript writes a date; others stay as they are.
  [
    `since=${encodeURIComponent(new Date(1_800_000_000_000).toString())}`,
    { since: expect.stringMatching(/^2027-01-1/) },
  ],
  ['since=Fri+Jan+15+2027+09:00:00+GMT%2B0130', { since: '2027-01-15T09:00:00+01:30' }],
  ['since=Fri+Jan+15+2027+09:00:00+GMT-0800+(Pacific+Standard+Time)', { since: '2027-01-15T09:00:00-08:00' }],
  ['since=Fri+Foo+15+2027+09:00:00+GMT-0800', { since: 'Fri Foo 15 2027 09:00:00 GMT-0800' }],
  ['since=2027-01-15T09:00:00Z', { since: '2027-01-15T09:00:00Z' }],
  ['since=Friday', { since: 'Friday' }],
  ['name=Fri+Jan+15+2027+09:00:00+GMT%2B0130', { name: 'Fri Jan 15 2027 09:00:00 GMT+0130' }],
  // Objects in brackets.
  ['params[hd]=x&params[login]=y', { params: { hd: 'x', login: 'y' } }],
  ['params[]=x', { params: { '': 'x' } }],
  ['params=x', {}],
  ['__proto__[admin]=x&constructor=x', {}],
])('?%s is read as %j', (search, expected) => {
  expect(parseQuery(search, schema)).toEqual(expected)
})

test.each(['name=%', 'name=%zz', 'name=%ff', 'name=%ED%A0%80', '%=1', 'unknown=%E5%AF'])(
  '[I-2] ?%s, which is no percent-encoded UTF-8, is refused',
  (search) => {
    expect(() => parseQuery(search, schema)).toThrow(
      expect.objectContaining({ definition: expect.objectContaining({ status: 400 }) }),
    )
  },
)

test('[U-12] a member named __proto__ in brackets is a member of its own', () => {
  const { params } = parseQuery('params[__proto__]=x', schema)

  expect(Object.keys(params as object)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(params)).toBe(Object.prototype)
})

test('an operation without a query schema reads nothing', () => {
  expect(parseQuery('limit=10&name=x', undefined)).toEqual({})
})
