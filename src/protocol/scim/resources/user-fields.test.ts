import { expect, test } from 'vitest'
import type { Resource } from '../resource.ts'
import { enterprise, isAddress, refusalOf } from '../scim.fixture.ts'
import { attributeAt, parseSourcePath } from './attribute-at.ts'
import { userFields } from './user-fields.ts'

const ada: Resource = {
  userName: 'ada',
  externalId: 'E1',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  active: true,
  title: 'Countess',
  userType: 'Employee',
  emails: [
    { value: 'ada@home.example', type: 'home' },
    { value: 'ada@work.example', type: 'Work' },
  ],
  addresses: [
    { type: 'home', formatted: 'Ockham Park\nOckham', locality: 'Ockham' },
    { type: 'work', locality: 'London', streetAddress: "12 St James's Square", postalCode: 'SW1', primary: true },
  ],
  [enterprise]: {
    employeeNumber: '7',
    costCenter: 'C1',
    organization: 'Engines',
    division: 'Analytical',
    department: 'Research',
    manager: { value: 'M1', displayName: 'Charles' },
  },
  'urn:acme:2.0:User': { badge: { colour: 'red' } },
  deep: { a: { b: { c: 1 } } },
}

test('a directory user has the official fields and all predefined attributes', () => {
  expect(userFields(ada, isAddress)).toEqual({
    idpId: 'E1',
    userName: 'ada',
    email: 'ada@work.example',
    firstName: 'Ada',
    lastName: 'Lovelace',
    name: 'Ada Lovelace',
    isActive: true,
    attributes: {
      addresses: [
        { locality: 'Ockham', raw_address: 'Ockham Park\nOckham', type: 'home' },
        {
          street_address: "12 St James's Square",
          locality: 'London',
          postal_code: 'SW1',
          primary: true,
          type: 'work',
        },
      ],
      cost_center_name: 'C1',
      department_name: 'Research',
      display_name: null,
      division_name: 'Analytical',
      emails: ada.emails,
      employee_number: '7',
      employee_type: 'Employee',
      employment_start_date: null,
      job_title: 'Countess',
      manager_email: null,
      manager_id: 'M1',
      manager_name: 'Charles',
      organization: 'Engines',
      username: 'ada',
    },
  })
})

test('a user of whom little is known has nulls', () => {
  const fields = userFields({ userName: 'ada' }, isAddress)
  expect(fields).toMatchObject({
    idpId: null,
    email: null,
    firstName: null,
    lastName: null,
    name: null,
    isActive: true,
  })
  expect(fields.attributes).toMatchObject({ addresses: [], emails: [], job_title: null, username: 'ada' })
})

const emailRules: readonly (readonly [email: string | null, emails: unknown])[] = [
  [
    'p@x.example',
    [
      { value: 'w@x.example', type: 'work' },
      { value: 'p@x.example', primary: true },
    ],
  ],
  [
    'w@x.example',
    [
      { value: 'h@x.example', type: 'home' },
      { value: 'w@x.example', type: 'work' },
    ],
  ],
  [
    'w@x.example',
    [
      { value: 'w@x.example', type: 'work' },
      { value: 'v@x.example', type: 'work' },
    ],
  ],
  [
    'h@x.example',
    [
      { value: 'o@x.example', type: 'other' },
      { value: 'h@x.example', type: 'home' },
    ],
  ],
  [
    'w@x.example',
    [
      { value: '', primary: true },
      { value: 'w@x.example', type: 'work' },
    ],
  ],
  [null, [{ value: 'o@x.example', type: 'other' }]],
  [null, [{ value: 'untyped@x.example' }]],
  [
    null,
    [
      { value: 'nonsense', primary: true },
      { value: 'w@x.example', type: 'work' },
    ],
  ],
  [null, []],
  [null, undefined],
]

test.each(emailRules)('the primary address is %s', (email, emails) => {
  expect(userFields({ userName: 'ada', emails }, isAddress).email).toBe(email)
})

const nameRules: readonly (readonly [name: string | null, user: Resource])[] = [
  ['Shown', { displayName: 'Shown', name: { formatted: 'Formatted', givenName: 'Given' } }],
  ['Formatted', { displayName: '', name: { formatted: 'Formatted', givenName: 'Given' } }],
  ['Given', { name: { givenName: 'Given', familyName: ' ' } }],
  ['Family', { name: { familyName: 'Family' } }],
  [null, { name: {} }],
]

test.each(nameRules)('the name is %s', (name, user) => {
  expect(userFields({ userName: 'ada', ...user }, isAddress).name).toBe(name)
})

const paths: readonly (readonly [path: string, value: unknown])[] = [
  ['title', 'Countess'],
  ['TITLE', 'Countess'],
  ['name.familyName', 'Lovelace'],
  ['name', { givenName: 'Ada', familyName: 'Lovelace' }],
  [`${enterprise}:department`, 'Research'],
  [`${enterprise}:manager.displayName`, 'Charles'],
  ['urn:ietf:params:scim:schemas:core:2.0:User:title', 'Countess'],
  ['urn:acme:2.0:User', { badge: { colour: 'red' } }],
  ['addresses[type eq "home"].locality', 'Ockham'],
  ['addresses[type eq "home"]', { type: 'home', formatted: 'Ockham Park\nOckham', locality: 'Ockham' }],
  ['addresses.locality', 'London'],
  ['emails.value', 'ada@home.example'],
  ['deep.a.b.c', 1],
  ['deep.a.b.c.d', null],
  ['nothing', null],
  ['addresses[type eq "other"].locality', null],
  ['title[type eq "x"]', null],
  ['', null],
  ['a b', null],
  ['__proto__', null],
  ['constructor.name', null],
  ['emails[type', null],
]

test.each(paths)('a mapped attribute is found at %s', (path, value) => {
  expect(attributeAt(ada, path)).toEqual(value)
})

test('a path that cannot be read is refused when it is stored', () => {
  for (const path of ['', 'a b', '.a', 'a..b', '__proto__', 'x'.repeat(2_001), '"a"']) {
    expect(refusalOf(() => parseSourcePath(path))).toBe('400 invalidPath')
  }
  expect(refusalOf(() => parseSourcePath('emails[type is "work"]'))).toBe('400 invalidFilter')
})
