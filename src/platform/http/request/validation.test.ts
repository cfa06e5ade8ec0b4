import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { secret } from '../../marks.ts'
import { DomainError, type Fault } from '../errors.ts'
import { ExternalId, MetadataChange, Name, Nullable, Timestamp } from '../fields.ts'
import { TaggedUnion } from '../tagged-union.ts'
import { validatorOf } from './validation.ts'

const validate = validatorOf(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 5 }),
    title: Type.Optional(Name(9)),
    password: Type.Optional(Type.String({ ...secret, minLength: 8 })),
    tokens: Type.Optional(Type.Array(Type.String({ ...secret, pattern: '^a+$' }))),
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
    expect(error.message).toBe(faults.map((fault) => fault.message).join(' '))
    return faults
  }
}

test.each<[unknown, string, string, string]>([
  [null, 'body', 'body_wrong_type', 'The body is null. Send an object.'],
  [[], 'body', 'body_wrong_type', 'The body is an array. Send an object.'],
  ['x', 'body', 'body_wrong_type', 'The body is "x". Send an object.'],
  [{}, 'name', 'name_required', '`name` is missing. Send a string of 1 to 5 characters.'],
  [{ name: null }, 'name', 'name_wrong_type', '`name` is null. Send a string of 1 to 5 characters.'],
  [{ name: 1 }, 'name', 'name_wrong_type', '`name` is 1. Send a string of 1 to 5 characters.'],
  [{ name: '' }, 'name', 'name_too_short', '`name` is empty. Send a string of 1 to 5 characters.'],
  [{ name: '123456' }, 'name', 'name_too_long', '`name` has 6 characters. Send a string of 1 to 5 characters.'],
  [{ name: 'x', title: ' \t ' }, 'title', 'title_invalid', '`title` is blank. Send a name of 1 to 9 characters.'],
  [{ name: 'x', limit: '10' }, 'limit', 'limit_wrong_type', '`limit` is "10". Send a whole number from 1 to 100.'],
  [{ name: 'x', limit: 1.5 }, 'limit', 'limit_wrong_type', '`limit` is 1.5. Send a whole number from 1 to 100.'],
  [{ name: 'x', limit: 0 }, 'limit', 'limit_too_small', '`limit` is 0. Send a whole number from 1 to 100.'],
  [{ name: 'x', limit: 101 }, 'limit', 'limit_too_large', '`limit` is 101. Send a whole number from 1 to 100.'],
  [{ name: 'x', order: 'DESC' }, 'order', 'order_not_allowed', '`order` is "DESC". Send one of `asc`, `desc`.'],
  [{ name: 'x', order: {} }, 'order', 'order_not_allowed', '`order` is an object. Send one of `asc`, `desc`.'],
  [{ name: 'x', kind: 'other' }, 'kind', 'kind_not_allowed', '`kind` is "other". Send `thing`.'],
  [{ name: 'x', note: 1 }, 'note', 'note_wrong_type', '`note` is 1. Send a string of at most 5 characters or `null`.'],
  [
    { name: 'x', note: '123456' },
    'note',
    'note_too_long',
    '`note` has 6 characters. Send a string of at most 5 characters or `null`.',
  ],
  [
    { name: 'x', verified: 'true' },
    'verified',
    'verified_wrong_type',
    '`verified` is "true". Send `true`, `false` or `null`.',
  ],
  [{ name: 'x', metadata: [] }, 'metadata', 'metadata_wrong_type', '`metadata` is an array. Send an object or `null`.'],
  [
    { name: 'x', metadata: { a: 1 } },
    'metadata.a',
    'metadata.a_wrong_type',
    '`metadata.a` is 1. Send a string or `null`.',
  ],
  [
    { name: 'x', metadata: { 'a/b~c': 1 } },
    'metadata.a/b~c',
    'metadata.a/b~c_wrong_type',
    '`metadata.a/b~c` is 1. Send a string or `null`.',
  ],
  [
    { name: 'x', metadata: { 'a\nb': 1 } },
    'metadata.a\nb',
    'metadata.a\nb_wrong_type',
    '`metadata.a\\nb` is 1. Send a string or `null`.',
  ],
  [
    { name: 'x', external_id: 'é' },
    'external_id',
    'external_id_invalid',
    '`external_id` is "é". Send a string of 1 to 128 ASCII characters or `null`.',
  ],
  ...[
    '2026-02-31T00:00:00Z',
    '2026-01-01T25:00:00Z',
    'today',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
  ].map((since): [unknown, string, string, string] => [
    { name: 'x', since },
    'since',
    'since_invalid',
    `\`since\` is "${since}". Send a date and time such as \`2026-01-31T09:00:00Z\`.`,
  ]),
  [
    { name: 'x', domains: [] },
    'domains',
    'domains_too_few',
    '`domains` is an empty array. Send an array of 1 to 2 objects.',
  ],
  [
    { name: 'x', domains: [{}] },
    'domains.0.domain',
    'domains.0.domain_required',
    '`domains.0.domain` is missing. Send a string.',
  ],
  [
    { name: 'x', domains: [{}, {}, {}] },
    'domains',
    'domains_too_many',
    '`domains` has 3 items. Send an array of 1 to 2 objects.',
  ],
  [
    { name: 'x', domains: { 0: 'x' } },
    'domains',
    'domains_wrong_type',
    '`domains` is an object. Send an array of 1 to 2 objects.',
  ],
  [
    { name: 'x', order: 'x'.repeat(100_000) },
    'order',
    'order_not_allowed',
    `\`order\` is "${'x'.repeat(59)}…". Send one of \`asc\`, \`desc\`.`,
  ],
])('[I-2] %j is refused with one fault that names %s and its rule', (value, field, code, message) => {
  expect(faultsOf(value)).toEqual([{ field, code, message }])
})

test('[I-2] a shape that refuses other members names the first one and those that it has; other shapes drop it', () => {
  const Strict = Type.Object({ a: Type.Optional(Type.String()) }, { additionalProperties: false })
  const check = validatorOf(Type.Object({ strict: Strict, lax: Type.Object({}) }), 'body')
  const value = { strict: {}, lax: { other: 1 }, more: 2 }

  expect(faultsOf({ strict: { a: 'x', b: 1 }, lax: {} }, check)).toEqual([
    { field: 'strict.b', code: 'strict.b_unknown', message: '`strict.b` is unknown. Send `a`.' },
  ])
  expect(faultsOf(value, check)).toEqual([])
  expect(value).toEqual({ strict: {}, lax: {} })
})

test('[A-6] what may be a secret is not repeated, by its mark or by its form, wherever it stands', () => {
  expect(faultsOf({ name: 'x', password: 12345678 })[0]?.message).toBe(
    '`password` is a number. Send a string of at least 8 characters.',
  )
  expect(faultsOf({ name: 'x', password: 'hunter2' })[0]?.message).toBe(
    '`password` has 7 characters. Send a string of at least 8 characters.',
  )
  expect(faultsOf({ name: 'x', tokens: ['hunter2'] })[0]?.message).toMatch(/^`tokens\.0` is not valid\./)
  expect(faultsOf({ name: 'x', order: 'sk_live_hunter2' })[0]?.message).toMatch(/^`order` is not valid\. Send one of/)
})

test('a name of a thing shows something: neither spaces nor what is invisible alone', () => {
  for (const title of [' ', '\t\n', '\u3000', '\u200b', '\u0007\u200d'])
    expect(faultsOf({ name: 'x', title })).toMatchObject([{ code: 'title_invalid' }])
  for (const title of ['a', ' a ', '例', '👩‍🚀']) expect(faultsOf({ name: 'x', title })).toEqual([])
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

test('what is valid passes with its defaults filled in', () => {
  const value = { name: 'x', note: null, metadata: { a: null, b: '' } }

  expect(faultsOf(value)).toEqual([])
  expect(value).toEqual({ name: 'x', note: null, metadata: { a: null, b: '' }, limit: 10 })
})

test('[I-2] members that are not described are dropped at any depth; what is free-form keeps its own', () => {
  const unknown = { id: 'x', constructor: 1, toString: 'x', hasOwnProperty: null, deep: [{}] }
  const value = {
    ...unknown,
    name: 'x',
    metadata: { id: 'mine', toString: 'mine' },
    domains: [{ domain: 'x', ...unknown }],
  }

  expect(faultsOf(value)).toEqual([])
  expect(value).toEqual({
    name: 'x',
    limit: 10,
    metadata: { id: 'mine', toString: 'mine' },
    domains: [{ domain: 'x' }],
  })
})

test('[I-2] of several shapes only the members of the one that the tag names are kept', () => {
  const shapes = TaggedUnion('grant_type', [
    Type.Object({ grant_type: Type.Literal('password'), password: Type.String() }),
    Type.Object({ grant_type: Type.Literal('code'), code: Type.String() }),
  ])
  const value = { grant_type: 'code', code: 'x', password: 'y', id: 1 }

  expect(faultsOf(value, validatorOf(shapes, 'body'))).toEqual([])
  expect(value).toEqual({ grant_type: 'code', code: 'x' })
})

test('alternatives that are objects without a tag are no schema to validate by', () => {
  const one = Type.Object({ a: Type.String() })
  const other = Type.Object({ b: Type.String() })

  expect(() => validatorOf(Type.Union([one, other]), 'body')({})).toThrow('need a tag')
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
  expect(fault({ grant_type: 'code' })).toEqual({
    field: 'code',
    code: 'code_required',
    message: '`code` is missing. Send a string.',
  })
  expect(fault({ grant_type: 'toString' })).toEqual({
    field: 'grant_type',
    code: 'grant_type_not_allowed',
    message: '`grant_type` is "toString". Send one of `password`, `code`.',
  })
  expect(fault({})?.message).toBe('`grant_type` is missing. Send one of `password`, `code`.')
  expect(fault({ grant_type: ['password'], password: 'x' })).toMatchObject({ field: 'grant_type' })
  expect(fault([])).toMatchObject({ field: 'body' })
})
