import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { DomainError, type Fault } from './errors.ts'
import { ExternalId, MetadataChange, Nullable, Timestamp } from './fields.ts'
import { TaggedUnion } from './tagged-union.ts'
import { validatorOf } from './validation.ts'

const validate = validatorOf(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 5 }),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 10 }),
    order: Type.Optional(Type.Enum(['asc', 'desc'])),
    kind: Type.Optional(Type.Literal('thing')),
    note: Type.Optional(Nullable(Type.String({ maxLength: 5 }))),
    verified: Type.Optional(Nullable(Type.Boolean())),
    metadata: Type.Optional(Nullable(MetadataChange)),
    external_id: Type.Optional(Nullable(ExternalId)),
    since: Type.Optional(Timestamp),
    domains: Type.Optional(Type.Array(Type.Object({ domain: Type.String() }), { minItems: 1, maxItems: 2 })),
  }),
  'body',
)

function faultsOf(value: unknown, check = validate): Fault[] {
  try {
    check(value)
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(error.definition).toMatchObject({ status: 422, code: 'invalid_request_parameters' })
    const faults = error.details.errors as Fault[]
    expect(error.message).toBe(`Validation failed: ${faults.map((fault) => fault.message).join('; ')}.`)
    return faults
  }
}

test.each<[unknown, string, string, string]>([
  [null, 'body', 'body_wrong_type', 'body must be object'],
  [[], 'body', 'body_wrong_type', 'body must be object'],
  ['x', 'body', 'body_wrong_type', 'body must be object'],
  [{}, 'name', 'name_required', 'name is required'],
  [{ name: null }, 'name', 'name_wrong_type', 'name must be string'],
  [{ name: 1 }, 'name', 'name_wrong_type', 'name must be string'],
  [{ name: '' }, 'name', 'name_too_short', 'name must NOT have fewer than 1 characters'],
  [{ name: '123456' }, 'name', 'name_too_long', 'name must NOT have more than 5 characters'],
  [{ name: 'x', limit: '10' }, 'limit', 'limit_wrong_type', 'limit must be integer'],
  [{ name: 'x', limit: 1.5 }, 'limit', 'limit_wrong_type', 'limit must be integer'],
  [{ name: 'x', limit: 0 }, 'limit', 'limit_too_small', 'limit must be >= 1'],
  [{ name: 'x', limit: 101 }, 'limit', 'limit_too_large', 'limit must be <= 100'],
  [{ name: 'x', order: 'DESC' }, 'order', 'order_not_allowed', 'order must be one of asc, desc'],
  [{ name: 'x', kind: 'other' }, 'kind', 'kind_not_allowed', 'kind must be "thing"'],
  [{ name: 'x', note: 1 }, 'note', 'note_wrong_type', 'note must be string'],
  [{ name: 'x', note: '123456' }, 'note', 'note_too_long', 'note must NOT have more than 5 characters'],
  [{ name: 'x', verified: 'true' }, 'verified', 'verified_wrong_type', 'verified must be boolean'],
  [{ name: 'x', metadata: [] }, 'metadata', 'metadata_wrong_type', 'metadata must be object'],
  [{ name: 'x', metadata: { a: 1 } }, 'metadata.a', 'metadata.a_wrong_type', 'metadata.a must be string'],
  [
    { name: 'x', metadata: { 'a/b~c': 1 } },
    'metadata.a/b~c',
    'metadata.a/b~c_wrong_type',
    'metadata.a/b~c must be string',
  ],
  [{ name: 'x', metadata: { 'a\nb': 1 } }, 'metadata.a\nb', 'metadata.a\nb_wrong_type', 'metadata.a\nb must be string'],
  [
    { name: 'x', external_id: 'é' },
    'external_id',
    'external_id_invalid',
    'external_id has characters that are not allowed',
  ],
  [{ name: 'x', since: '2026-02-31T00:00:00Z' }, 'since', 'since_invalid', 'since must be a date-time'],
  [{ name: 'x', since: '2026-01-01T25:00:00Z' }, 'since', 'since_invalid', 'since must be a date-time'],
  [{ name: 'x', since: 'today' }, 'since', 'since_invalid', 'since must be a date-time'],
  [{ name: 'x', domains: [] }, 'domains', 'domains_too_few', 'domains must NOT have fewer than 1 items'],
  [{ name: 'x', domains: [{}] }, 'domains.0.domain', 'domains.0.domain_required', 'domains.0.domain is required'],
  [{ name: 'x', domains: { 0: 'x' } }, 'domains', 'domains_wrong_type', 'domains must be array'],
])('[I-2] %j is refused with one fault that names %s and its rule', (value, field, code, message) => {
  expect(faultsOf(value)).toEqual([{ field, code, message }])
})

test.each([
  '2026-13-01T00:00:00Z',
  '2026-01-32T00:00:00Z',
  '2026-01-01T25:00:00Z',
  '2026-01-01T00:61:00Z',
  '2026-01-01T00:00:00+99:99',
  '2026-01-01',
  '2026-01-01T00:00:00',
  '1767225600',
])('[I-2] %s is no moment', (since) => {
  expect(faultsOf({ name: 'x', since })).toMatchObject([{ code: 'since_invalid' }])
})

test.each([
  '2026-01-01T00:00:00Z',
  '2026-01-01t00:00z',
  '2026-01-01T00:00:00.123456789+05:30',
  '2026-01-01T00:00:00-0800',
])('%s is a moment', (since) => {
  expect(faultsOf({ name: 'x', since })).toEqual([])
})

test('what is valid passes with its defaults filled in; unknown members pass too and stay where they are', () => {
  const value = { name: 'x', note: null, metadata: { a: null, b: '' }, unknown: { deep: [] } }

  expect(faultsOf(value)).toEqual([])
  expect(value).toEqual({ ...value, limit: 10 })
})

test('a length is counted in characters, not in halves of them', () => {
  expect(faultsOf({ name: '😀😀😀😀😀' })).toEqual([])
})

test('of several shapes the one that the tag names is held against the value, and no other', () => {
  const shapes = TaggedUnion('grant_type', [
    Type.Object({ grant_type: Type.Literal('password'), password: Type.String() }),
    Type.Object({ grant_type: Type.Literal('code'), code: Type.String() }),
  ])
  const check = validatorOf(shapes, 'body')
  const fault = (value: unknown) => faultsOf(value, check)[0]

  expect(fault({ grant_type: 'password', password: 'x' })).toBeUndefined()
  expect(fault({ grant_type: 'code' })).toEqual({ field: 'code', code: 'code_required', message: 'code is required' })
  expect(fault({ grant_type: 'toString' })).toMatchObject({ field: 'grant_type', code: 'grant_type_not_allowed' })
  expect(fault({})?.message).toBe('grant_type is required')
  expect(fault({ grant_type: ['password'], password: 'x' })).toMatchObject({ field: 'grant_type' })
  expect(fault([])).toMatchObject({ field: 'body' })
})
