import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Resource } from '../resource.ts'
import { enterprise, isAddress, refusalOf } from '../scim.fixture.ts'
import { readUser } from './read-user.ts'

const read = (body: unknown, method: 'POST' | 'PUT' = 'POST') => readUser(body, { method, isAddress })

const emails = [{ value: 'ada@work.example', type: 'work', primary: true }]
const user = { userName: 'ada', emails }
const derived = [{ primary: true, type: 'work', value: 'ada@example.com' }]

const bodies: readonly (readonly [what: string, body: Resource, kept: Resource])[] = [
  [
    'a whole user',
    { ...user, name: { givenName: 'Ada' }, active: false },
    { ...user, name: { givenName: 'Ada' }, active: false },
  ],
  ['whether a user is active is left open', user, user],
  [
    'names in other letters',
    { USERNAME: 'ada', Emails: [{ VALUE: 'a@b.example' }] },
    { userName: 'ada', emails: [{ value: 'a@b.example' }] },
  ],
  [
    'an extension in other letters',
    { ...user, [enterprise.toLowerCase()]: { DEPARTMENT: 'R' } },
    { ...user, [enterprise]: { department: 'R' } },
  ],
  ['what the server says itself', { ...user, id: 'x', ID: 'y', meta: {}, groups: [], schemas: ['a'] }, user],
  ['the schema of SCIM 1', { ...user, schemas: ['urn:ietf:params:scim:core:2.0:User'] }, user],
  ['a password', { ...user, password: 'secret', PassWord: 'secret' }, user],
  [
    'nulls',
    { ...user, title: null, nickName: null, x: null, y: { z: null, a: [null, 1] } },
    { ...user, y: { a: [1] } },
  ],
  ['booleans as strings', { ...user, active: 'True' }, { ...user, active: true }],
  [
    'unknown attributes',
    { ...user, shoeSize: 42, 'urn:acme:2.0:X': { a: { b: [1] } } },
    { ...user, shoeSize: 42, 'urn:acme:2.0:X': { a: { b: [1] } } },
  ],
  ['unknown members of known ones', { ...user, name: { nick: 7 } }, { ...user, name: { nick: 7 } }],
  [
    'a manager as text',
    { ...user, [enterprise]: { manager: 'M' } },
    { ...user, [enterprise]: { manager: { value: 'M' } } },
  ],
  [
    'no addresses, but a userName that is one',
    { userName: 'ada@example.com' },
    { userName: 'ada@example.com', emails: derived },
  ],
  [
    'blank addresses, but a userName that is one',
    { userName: 'ada@example.com', emails: [{ value: ' ' }, {}] },
    { userName: 'ada@example.com', emails: derived },
  ],
  [
    'a malformed address',
    { userName: 'ada', emails: [{ value: 'nonsense' }] },
    { userName: 'ada', emails: [{ value: 'nonsense' }] },
  ],
  [
    'several primary addresses',
    {
      userName: 'a',
      emails: [
        { value: 'a@b.c', primary: true },
        { value: 'b@b.c', primary: 'true' },
      ],
    },
    {
      userName: 'a',
      emails: [
        { value: 'a@b.c', primary: true },
        { value: 'b@b.c', primary: false },
      ],
    },
  ],
]

test.each(bodies)('%s', (_, body, kept) => {
  const before = structuredClone(body)
  expect(read(body)).toEqual(kept)
  expect(read(body, 'PUT')).toEqual(kept)
  expect(body).toEqual(before)
})

/** The detail is compared where the official service's words are known. */
const refusals: readonly (readonly [refusal: string, body: unknown, detail?: string])[] = [
  ['400 invalidSyntax', null],
  ['400 invalidSyntax', [user]],
  ['400 invalidSyntax', 'ada'],
  ['400 invalidValue', { emails }, "'userName' is required"],
  ['400 invalidValue', { emails, userName: '' }, "'userName' is required"],
  ['400 invalidValue', { emails, userName: null }, "'userName' is required"],
  ['400 invalidValue', { emails, userName: ' ' }, "'userName' is required"],
  ['400 invalidValue', { userName: 'ada' }, 'Required attributes missing: emails'],
  ['400 invalidValue', { userName: 'ada', emails: [{ value: '' }] }, 'Required attributes missing: emails'],
  ['400 invalidSyntax', { ...user, active: 'yes' }, "'active' is expected boolean, received string"],
  ['400 invalidSyntax', { ...user, active: 1 }, "'active' is expected boolean, received number"],
  ['400 invalidSyntax', { ...user, userName: 7 }, "'userName' is expected string, received number"],
  ['400 invalidSyntax', { ...user, name: 'Ada' }, "'name' is expected object, received string"],
  ['400 invalidSyntax', { ...user, name: { givenName: null } }, "'name.givenName' is expected string, received null"],
  ['400 invalidSyntax', { ...user, name: { givenName: {} } }, "'name.givenName' is expected string, received object"],
  ['400 invalidSyntax', { ...user, title: ['a', 'b'] }, "'title' is expected string, received array"],
  ['400 invalidSyntax', { ...user, emails: [7] }, "'emails' is expected object, received number"],
  ['400 invalidSyntax', { ...user, emails: [[]] }],
  ['400 invalidSyntax', { ...user, USERNAME: 'b' }, "'userName' is given twice."],
  ['400 invalidSyntax', { ...user, '': 1 }],
  ['400 invalidSyntax', { ...user, ['x'.repeat(257)]: 1 }],
  ['400 invalidSyntax', JSON.parse('{"userName":"ada","__proto__":{"isAdmin":true}}')],
  ['400 invalidSyntax', { ...user, constructor: { prototype: {} } }],
  ['400 invalidSyntax', { ...user, x: [{ prototype: 1 }] }],
  ['400 invalidSyntax', { ...user, x: nested(20) }],
  ['400 invalidSyntax', { ...user, x: nested(50_000) }],
  ['400 invalidSyntax', { ...user, emails: Array.from({ length: 1_001 }, () => ({ value: 'a@b.example' })) }],
  ['400 invalidValue', { ...user, title: 'a\0b' }],
  ['400 invalidValue', { ...user, title: 'a\ud800' }],
  ['400 invalidValue', { ...user, 'a\0b': 1 }],
  ['400 invalidValue', { ...user, userName: 'x'.repeat(513) }],
  ['400 invalidValue', { ...user, externalId: 'x'.repeat(513) }],
  ['400 invalidValue', { ...user, emails: [{ value: `${'x'.repeat(513)}@b.example` }] }],
  ['413', { ...user, x: 'x'.repeat(524_288) }],
  ['413', { ...user, x: Array.from({ length: 200_001 }, () => 1) }],
]

test.each(refusals.map(([refusal, body, detail], row) => ({ row, refusal, body, detail })))(
  'refused: $refusal $detail (row $row)',
  ({ refusal, body, detail }) => {
    expect(refusalOf(() => read(body))).toBe(refusal)
    if (detail !== undefined) expect(() => read(body)).toThrow(detail)
  },
)

test('a PUT without an address is a fault of syntax, as at the official service', () => {
  expect(refusalOf(() => read({ userName: 'ada' }, 'PUT'))).toBe('400 invalidSyntax')
})

test('whatever is sent is a user that reads the same again, or is refused', () => {
  const anyBody = fc.record(
    {
      userName: fc.oneof(fc.constantFrom('ada', 'ada@example.com'), fc.jsonValue({ maxDepth: 1 })),
      active: fc.oneof(fc.boolean(), fc.constantFrom('True', 'x', null)),
      emails: fc.oneof(fc.constant(emails), fc.jsonValue({ maxDepth: 3 })),
      name: fc.jsonValue({ maxDepth: 2 }),
      [enterprise]: fc.jsonValue({ maxDepth: 2 }),
      other: fc.jsonValue(),
    },
    { requiredKeys: ['userName'] },
  )
  fc.assert(
    fc.property(anyBody, (body) => {
      let kept: Resource | undefined
      const refusal = refusalOf(() => {
        kept = read(body)
      })
      expect(refusal ?? '413').toMatch(/^(400 \w+|413)$/)
      if (kept !== undefined) expect(read(kept)).toEqual(kept)
    }),
    { numRuns: 400 },
  )
})

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}
