import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { Nullable, Timestamp } from '../fields.ts'
import { TaggedUnion } from '../tagged-union.ts'
import { normalizerOf } from './normalize.ts'

const Item = Type.Object({ id: Type.String(), name: Type.Optional(Type.String()), at: Type.Optional(Timestamp) })
const normalize = normalizerOf(
  Type.Object({
    id: Type.String(),
    name: Type.Optional(Type.String()),
    note: Type.Optional(Nullable(Type.String())),
    limit: Type.Integer({ default: 10 }),
    kind: Type.Optional(Type.Enum(['a', 'b'])),
    anything: Type.Optional(Type.Unknown()),
    since: Type.Optional(Nullable(Timestamp)),
    item: Type.Optional(Nullable(Item)),
    items: Type.Optional(Type.Array(Item)),
    byName: Type.Optional(Type.Record(Type.String(), Item)),
  }),
)

test('an optional member is dropped when it is null, at any depth, unless null is one of its values', () => {
  const nulls = { id: 'x', name: null, at: null }
  const given = {
    ...nulls,
    note: null,
    limit: null,
    kind: null,
    anything: null,
    since: null,
    item: { ...nulls },
    items: [{ ...nulls }, { ...nulls }],
    byName: { x: { ...nulls } },
    unknown: null,
  }

  expect(normalize(given)).toEqual({
    id: 'x',
    note: null,
    anything: null,
    since: null,
    at: null,
    item: { id: 'x' },
    items: [{ id: 'x' }, { id: 'x' }],
    byName: { x: { id: 'x' } },
    unknown: null,
  })
})

test('null stays where a member is required, where it is an item, and where it is everything', () => {
  expect(normalize({ id: null, items: [null, { id: null }] })).toEqual({ id: null, items: [null, { id: null }] })
  expect(normalize(null)).toBeNull()
})

test('of several shapes the one that the tag names says what is optional', () => {
  const ofGrant = normalizerOf(
    TaggedUnion('grant_type', [
      Type.Object({ grant_type: Type.Literal('password'), email: Type.String(), code: Type.Optional(Type.String()) }),
      Type.Object({ grant_type: Type.Literal('code'), code: Type.String(), email: Type.Optional(Type.String()) }),
    ]),
  )

  expect(ofGrant({ grant_type: 'password', email: null, code: null })).toEqual({ grant_type: 'password', email: null })
  expect(ofGrant({ grant_type: 'code', email: null, code: null })).toEqual({ grant_type: 'code', code: null })
  expect(ofGrant({ grant_type: 'toString', email: null })).toEqual({ grant_type: 'toString', email: null })
  expect(ofGrant({ email: null })).toEqual({ email: null })
})

test.each([
  ['2026-01-31T09:00:00', '2026-01-31T09:00:00Z'],
  ['2026-01-31T09:00:00.123456', '2026-01-31T09:00:00.123456Z'],
  ['2026-01-31T09:00', '2026-01-31T09:00Z'],
  ['2026-01-31T09:00:00Z', '2026-01-31T09:00:00Z'],
  ['2026-01-31T09:00:00+05:30', '2026-01-31T09:00:00+05:30'],
  ['2026-01-31T09:00:00-0800', '2026-01-31T09:00:00-0800'],
  ['2026-01-31', '2026-01-31'],
  ['today', 'today'],
])('the date and time %s is read as %s', (given, read) => {
  expect(normalize({ id: '2026-01-31T09:00:00', since: given, items: [{ id: 'x', at: given }] })).toEqual({
    id: '2026-01-31T09:00:00',
    since: read,
    items: [{ id: 'x', at: read }],
  })
})

test('what is of another type than described is left to the validation', () => {
  for (const given of [[], 'x', 1, { id: {}, items: { 0: null }, item: [null], since: 7, byName: [null] }])
    expect(normalize(structuredClone(given))).toEqual(given)
})
