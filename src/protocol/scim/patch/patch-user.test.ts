import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isResource, type Resource } from '../resource.ts'
import { enterprise, isAddress, refusalOf } from '../scim.fixture.ts'
import { patchUser } from './patch-user.ts'
import { readOperations } from './read-operations.ts'

const ada: Resource = {
  userName: 'ada@example.com',
  externalId: 'E1',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  active: true,
  emails: [{ value: 'ada@work.example', type: 'work', primary: true }],
  phoneNumbers: [
    { value: '1', type: 'work' },
    { value: '2', type: 'mobile' },
  ],
  [enterprise]: { department: 'Research' },
  badge: { level: 7 },
  tags: ['a'],
}

function patched(operations: unknown[], user: Resource = ada): Resource {
  return patchUser(user, readOperations({ Operations: operations }), { id: 'U1', isAddress })
}

const work = 'emails[type eq "work"]'

/** What a provider sends, and what of the user is different afterwards; `undefined` is gone. */
const changes: readonly (readonly [what: string, operations: unknown[], changed: Resource])[] = [
  ['op without capitals', [{ op: 'replace', path: 'title', value: 'CTO' }], { title: 'CTO' }],
  ['op of Entra ID', [{ op: 'Replace', path: 'title', value: 'CTO' }], { title: 'CTO' }],
  ['op in capitals', [{ OP: 'ADD', PATH: 'TITLE', VALUE: 'CTO' }], { title: 'CTO' }],
  ['deactivation of Okta', [{ op: 'replace', value: { active: false } }], { active: false }],
  ['deactivation of Entra ID', [{ op: 'Replace', path: 'active', value: 'False' }], { active: false }],
  ['a boolean as a small string', [{ op: 'replace', path: 'active', value: 'false' }], { active: false }],
  ['a boolean as a string without path', [{ op: 'Replace', value: { active: 'False' } }], { active: false }],
  ['an object for a simple value', [{ op: 'Replace', path: 'active', value: { value: 'False' } }], { active: false }],
  [
    'a list for a simple value',
    [{ op: 'Replace', path: 'title', value: [{ $ref: null, value: 'CTO' }] }],
    { title: 'CTO' },
  ],
  ['an unknown text stays a text', [{ op: 'add', path: 'vip', value: 'True' }], { vip: 'True' }],
  [
    'a dotted path',
    [{ op: 'replace', path: 'name.givenName', value: 'Augusta' }],
    { name: { givenName: 'Augusta', familyName: 'Lovelace' } },
  ],
  [
    'dotted keys without path',
    [{ op: 'add', value: { 'name.givenName': 'Augusta', [`${enterprise}:department`]: 'Sales' } }],
    { name: { givenName: 'Augusta', familyName: 'Lovelace' }, [enterprise]: { department: 'Sales' } },
  ],
  [
    'a URN key with an object',
    [{ op: 'add', value: { [enterprise]: { costCenter: 'C1' } } }],
    { [enterprise]: { department: 'Research', costCenter: 'C1' } },
  ],
  [
    'a path of an extension',
    [{ op: 'Add', path: `${enterprise}:employeeNumber`, value: '7' }],
    { [enterprise]: { department: 'Research', employeeNumber: '7' } },
  ],
  [
    'a URN in other letters',
    [{ op: 'Add', path: `${enterprise.toUpperCase()}:DEPARTMENT`, value: 'Sales' }],
    { [enterprise]: { department: 'Sales' } },
  ],
  ['a whole extension removed', [{ op: 'remove', path: enterprise }], { [enterprise]: undefined }],
  [
    'the last of an extension removed',
    [{ op: 'remove', path: `${enterprise}:department` }],
    { [enterprise]: undefined },
  ],
  [
    'the core schema as URN',
    [{ op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:name.familyName', value: 'King' }],
    { name: { givenName: 'Ada', familyName: 'King' } },
  ],
  [
    'the core schema as key',
    [{ op: 'replace', value: { 'urn:ietf:params:scim:schemas:core:2.0:User': { title: 'CTO' } } }],
    { title: 'CTO' },
  ],
  [
    'an unknown extension',
    [{ op: 'add', path: 'urn:acme:params:2.0:User:desk', value: '4' }],
    { 'urn:acme:params:2.0:User': { desk: '4' } },
  ],
  [
    'an unknown extension as key',
    [{ op: 'add', value: { 'urn:acme:params:2.0:User': { desk: '4' } } }],
    { 'urn:acme:params:2.0:User': { desk: '4' } },
  ],
  [
    'the manager as plain text',
    [{ op: 'Add', path: `${enterprise}:manager`, value: 'M1' }],
    { [enterprise]: { department: 'Research', manager: { value: 'M1' } } },
  ],
  [
    'the manager as list',
    [{ op: 'Add', path: `${enterprise}:manager`, value: [{ value: 'M1' }] }],
    { [enterprise]: { department: 'Research', manager: { value: 'M1' } } },
  ],
  ['no manager', [{ op: 'Replace', path: `${enterprise}:manager`, value: '' }], {}],
  [
    'a filter that matches',
    [{ op: 'Replace', path: `${work}.value`, value: 'new@work.example' }],
    { emails: [{ value: 'new@work.example', type: 'work', primary: true }] },
  ],
  [
    'an element that is made',
    [{ op: 'Add', path: 'emails[type eq "home"].value', value: 'ada@home.example' }],
    {
      emails: [
        { value: 'ada@work.example', type: 'work', primary: true },
        { type: 'home', value: 'ada@home.example' },
      ],
    },
  ],
  [
    'an element that is made in a list that is made',
    [{ op: 'Replace', path: 'addresses[type eq "work"].locality', value: 'Bern' }],
    { addresses: [{ type: 'work', locality: 'Bern' }] },
  ],
  [
    'elements by keys without path',
    [{ op: 'Replace', value: { 'phoneNumbers[type eq "mobile"].value': '3' } }],
    {
      phoneNumbers: [
        { value: '1', type: 'work' },
        { value: '3', type: 'mobile' },
      ],
    },
  ],
  [
    'a whole element replaced',
    [{ op: 'replace', path: 'phoneNumbers[type eq "mobile"]', value: { value: '3', display: 'new' } }],
    {
      phoneNumbers: [
        { value: '1', type: 'work' },
        { type: 'mobile', value: '3', display: 'new' },
      ],
    },
  ],
  [
    'a whole element removed',
    [{ op: 'remove', path: 'phoneNumbers[type eq "mobile"]' }],
    { phoneNumbers: [{ value: '1', type: 'work' }] },
  ],
  [
    'the value of an element removed',
    [{ op: 'remove', path: 'phoneNumbers[type eq "mobile"].value' }],
    { phoneNumbers: [{ value: '1', type: 'work' }] },
  ],
  ['all elements removed by filter', [{ op: 'remove', path: 'phoneNumbers[value pr]' }], { phoneNumbers: undefined }],
  ['what is not there removed', [{ op: 'remove', path: 'phoneNumbers[type eq "fax"]' }], {}],
  ['a list removed', [{ op: 'Remove', path: 'phoneNumbers' }], { phoneNumbers: undefined }],
  [
    'listed values removed',
    [{ op: 'Remove', path: 'phoneNumbers', value: [{ value: '2' }] }],
    { phoneNumbers: [{ value: '1', type: 'work' }] },
  ],
  [
    'values added to a list, one of them known',
    [{ op: 'add', path: 'phoneNumbers', value: [{ value: '2', type: 'mobile' }, { value: '3' }] }],
    { phoneNumbers: [{ value: '1', type: 'work' }, { value: '2', type: 'mobile' }, { value: '3' }] },
  ],
  ['one value for a list', [{ op: 'replace', path: 'phoneNumbers', value: '9' }], { phoneNumbers: [{ value: '9' }] }],
  [
    'a member of all elements',
    [{ op: 'replace', path: 'phoneNumbers.display', value: 'x' }],
    {
      phoneNumbers: [
        { value: '1', type: 'work', display: 'x' },
        { value: '2', type: 'mobile', display: 'x' },
      ],
    },
  ],
  [
    'another primary by addition',
    [{ op: 'add', path: 'emails', value: [{ value: 'b@work.example', primary: true }] }],
    {
      emails: [
        { value: 'ada@work.example', type: 'work', primary: false },
        { value: 'b@work.example', primary: true },
      ],
    },
  ],
  [
    'another primary by filter',
    [
      { op: 'add', path: 'emails', value: { value: 'b@home.example', type: 'home' } },
      { op: 'replace', path: 'emails[type eq "home"].primary', value: 'True' },
    ],
    {
      emails: [
        { value: 'ada@work.example', type: 'work', primary: false },
        { value: 'b@home.example', type: 'home', primary: true },
      ],
    },
  ],
  ['null removes', [{ op: 'replace', path: 'externalId', value: null }], { externalId: undefined }],
  ['null adds nothing', [{ op: 'add', path: 'externalId', value: null }], {}],
  [
    'null removes a member',
    [{ op: 'replace', value: { name: { givenName: null } } }],
    { name: { familyName: 'Lovelace' } },
  ],
  ['an unknown attribute', [{ op: 'add', path: 'shoeSize', value: 42 }], { shoeSize: 42 }],
  ['an unknown name that is no path', [{ op: 'add', value: { 'Cost Centre #': '7' } }], { 'Cost Centre #': '7' }],
  [
    'an unknown object added to',
    [{ op: 'add', path: 'badge', value: { colour: 'red' } }],
    { badge: { level: 7, colour: 'red' } },
  ],
  [
    'an unknown object replaced',
    [{ op: 'replace', path: 'badge', value: { colour: 'red' } }],
    { badge: { colour: 'red' } },
  ],
  ['an unknown list added to', [{ op: 'add', path: 'tags', value: 'b' }], { tags: ['a', 'b'] }],
  ['an unknown name in other letters', [{ op: 'replace', path: 'BADGE.Level', value: 8 }], { badge: { level: 8 } }],
  ['a password', [{ op: 'replace', path: 'password', value: 'secret' }], {}],
  ['a password without path', [{ op: 'replace', value: { password: 'secret', title: 'CTO' } }], { title: 'CTO' }],
  [
    'what only the server says, among others',
    [{ op: 'replace', value: { id: 'U1', meta: {}, groups: [], schemas: [], title: 'CTO' } }],
    { title: 'CTO' },
  ],
  [
    'several operations in their order',
    [
      { op: 'add', path: 'title', value: 'A' },
      { op: 'remove', path: 'title' },
      { op: 'add', path: 'title', value: 'B' },
    ],
    { title: 'B' },
  ],
]

test.each(changes)('%s', (_, operations, changed) => {
  const before = structuredClone(ada)
  const expected = Object.entries({ ...ada, ...changed }).filter(([, value]) => value !== undefined)
  expect(patched(operations)).toEqual(Object.fromEntries(expected))
  expect(ada).toEqual(before)
})

const replaceTitle = { op: 'replace', path: 'title', value: 'CTO' }

/** What is refused, and how. */
const refusals: readonly (readonly [refusal: string, body: unknown])[] = [
  ['400 invalidSyntax', null],
  ['400 invalidSyntax', []],
  ['400 invalidSyntax', {}],
  ['400 invalidSyntax', { Operations: [] }],
  ['400 invalidSyntax', { Operations: {} }],
  ['400 invalidSyntax', { Operations: ['add'] }],
  ['400 invalidSyntax', { schemas: ['urn:other'], Operations: [replaceTitle] }],
  ['400 invalidSyntax', { Operations: [{ path: 'title', value: 'CTO' }] }],
  ['400 invalidSyntax', { Operations: [{ op: 'move', path: 'title', value: 'CTO' }] }],
  ['400 invalidSyntax', { Operations: [{ op: 'add', path: 'title' }] }],
  ['400 invalidValue', { Operations: [{ op: 'add', value: 'CTO' }] }],
  ['400 noTarget', { Operations: [{ op: 'remove' }] }],
  ['400 noTarget', { Operations: [{ op: 'replace', path: 'emails[value sw "no one"].type', value: 'work' }] }],
  ['400 noTarget', { Operations: [{ op: 'replace', path: 'emails[type eq "a" or type eq "b"].value', value: 'x' }] }],
  ['400 mutability', { Operations: [{ op: 'replace', path: 'id', value: 'other' }] }],
  ['400 mutability', { Operations: [{ op: 'replace', value: { id: 'other', title: 'CTO' } }] }],
  ['400 mutability', { Operations: [{ op: 'replace', path: 'meta.created', value: '2026-01-01T00:00:00Z' }] }],
  ['400 mutability', { Operations: [{ op: 'add', path: 'groups', value: [{ value: 'G1' }] }] }],
  ['400 mutability', { Operations: [{ op: 'remove', path: 'groups[value eq "G1"]' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 7, value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 'user name', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 'userName.first', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 'name[givenName eq "Ada"].givenName', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 'emails[type eq "work"]value', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 'a.b.c', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: '__proto__.polluted', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 'name.constructor', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: 'urn:', value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', path: `${'x'.repeat(2_001)}`, value: 'x' }] }],
  ['400 invalidPath', { Operations: [{ op: 'replace', value: { 'userName.first': 'x' } }] }],
  ['400 invalidFilter', { Operations: [{ op: 'replace', path: 'emails[type is "work"].value', value: 'x' }] }],
  ['400 invalidFilter', { Operations: [{ op: 'replace', path: 'emails[type eq "work".value', value: 'x' }] }],
  ['400 invalidSyntax', { Operations: [{ op: 'add', value: JSON.parse('{"__proto__":{"polluted":true}}') }] }],
  ['400 invalidValue', { Operations: [{ op: 'replace', path: 'userName', value: '' }] }],
  ['400 invalidValue', { Operations: [{ op: 'remove', path: 'userName' }] }],
  ['400 invalidValue', { Operations: [{ op: 'replace', path: 'active', value: 'maybe' }] }],
  ['400 invalidValue', { Operations: [{ op: 'replace', path: 'title', value: { a: 1 } }] }],
  ['400 invalidValue', { Operations: [{ op: 'replace', path: 'emails', value: [7] }] }],
  ['400 invalidValue', { Operations: [{ op: 'replace', path: 'title', value: 'a\0b' }] }],
  ['413', { Operations: Array.from({ length: 1_001 }, () => replaceTitle) }],
]

test.each(refusals)('[D-2] a PATCH is refused by what is wrong with it: %s %j', (refusal, body) => {
  expect(refusalOf(() => patchUser(ada, readOperations(body), { id: 'U1', isAddress }))).toBe(refusal)
})

test('[D-3] an operation that fails leaves nothing of those before it', () => {
  const before = structuredClone(ada)
  expect(refusalOf(() => patched([replaceTitle, { op: 'remove', path: 'userName' }]))).toBe('400 invalidValue')
  expect(ada).toEqual(before)
})

test('an address that was taken from userName follows it, and another does not', () => {
  const derived = { userName: 'a@b.example', emails: [{ primary: true, type: 'work', value: 'a@b.example' }] }
  const rename = [{ op: 'replace', path: 'userName', value: 'c@d.example' }]
  expect(patched(rename, derived).emails).toEqual([{ primary: true, type: 'work', value: 'c@d.example' }])
  expect(patched(rename).emails).toEqual(ada.emails)
})

test('[D-6] many operations over long lists are refused before they take long', () => {
  const emails = Array.from({ length: 1_000 }, (_, i) => ({ value: `${i}@x.example` }))
  const filter = Array.from({ length: 50 }, () => 'value eq "no one"').join(' or ')
  const operations = Array.from({ length: 1_000 }, () => ({ op: 'remove', path: `emails[${filter}]` }))
  expect(refusalOf(() => patched(operations, { ...ada, emails }))).toBe('413')
})

test('whatever the operations, a user stays one with at most one primary value in a list', () => {
  fc.assert(
    fc.property(fc.array(anyOperation, { minLength: 1, maxLength: 8 }), (operations) => {
      const before = structuredClone(ada)
      let user: Resource = ada
      const refusal = refusalOf(() => {
        user = patched(operations)
      })
      expect(ada).toEqual(before)
      expect(refusal ?? '413').toMatch(/^(400 \w+|413)$/)
      expect(user.userName).toEqual(expect.stringMatching(/\S/))
      expect(user).not.toHaveProperty('password')
      for (const list of Object.values(user).filter(Array.isArray)) {
        expect(list.filter((each) => isResource(each) && each.primary === true).length).toBeLessThan(2)
      }
      expect(patched([{ op: 'replace', value: user }], user)).toEqual(user)
    }),
    { numRuns: 500 },
  )
})

const anyPath = fc.constantFrom(
  'userName',
  'active',
  'title',
  'password',
  'name',
  'name.givenName',
  'emails',
  'emails.value',
  'emails[type eq "work"]',
  'emails[type eq "work"].value',
  'emails[primary eq true].primary',
  'emails[type eq "other"].primary',
  'emails[value pr].primary',
  'phoneNumbers[type eq "work"]',
  enterprise,
  `${enterprise}:manager`,
  'tags',
  'badge.level',
  'x[y eq 1].z',
)
const email = fc.record(
  {
    value: fc.constantFrom('a@x.example', 'b@x.example', ''),
    type: fc.constantFrom('work', 'home'),
    primary: fc.boolean(),
  },
  { requiredKeys: [] },
)
const anyValue = fc.oneof(
  fc.constantFrom<unknown>('x', '', null, true, 'True', 7, [], {}, ['x'], { value: 'x' }, { department: 'y', z: null }),
  email,
  fc.array(email, { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 2 }),
)
const anyOperation = fc.oneof(
  fc.record({ op: fc.constantFrom('add', 'Replace', 'remove'), path: anyPath, value: anyValue }),
  fc.record({ op: fc.constantFrom('add', 'replace'), value: fc.dictionary(anyPath, anyValue, { maxKeys: 3 }) }),
)
