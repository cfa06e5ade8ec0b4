import { expect, test } from 'vitest'
import type { VerifiedAssertion } from '#protocol/saml/index.ts'
import { IdentityFailure } from './identity-failure.ts'
import { identityFromClaims, identityFromSaml } from './provided-identity.ts'

interface Said {
  attributes?: Record<string, string | string[]>
  nameId?: string | null
  nameIdFormat?: string
}

function assertionOf({ attributes = {}, nameId = '00u1', nameIdFormat }: Said): VerifiedAssertion {
  return {
    nameId,
    nameIdFormat: nameIdFormat ?? null,
    nameQualifier: null,
    spNameQualifier: null,
    inResponseTo: null,
    usableUntil: new Date('2026-06-01T12:05:00Z'),
    assertionId: '_assertion',
    sessionIndex: null,
    sessionEndsAt: null,
    attributes: new Map(Object.entries(attributes).map(([name, values]) => [name, [values].flat()])),
  }
}

const saml = (said: Said, map: Record<string, string> = {}) =>
  identityFromSaml({ attribute_map: map }, assertionOf(said))
const oidc = (claims: Record<string, unknown>, map: Record<string, string> = {}) =>
  identityFromClaims({ attribute_map: map }, claims)

function causeOf(work: () => unknown): Partial<IdentityFailure> {
  try {
    work()
  } catch (error) {
    if (error instanceof IdentityFailure) return { reason: error.reason, details: error.details }
    throw error
  }
  throw new Error('nothing was refused')
}

const ws = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
const ada = { idpId: 'ada-1', email: 'ada@northwind.example', firstName: 'Ada', lastName: 'Lovelace' }
for (const [provider, attributes] of Object.entries({
  'most guides': { id: 'ada-1', email: ada.email, firstName: 'Ada', lastName: 'Lovelace', groups: ['A', 'B', 'A'] },
  'Entra ID': {
    'http://schemas.microsoft.com/identity/claims/objectidentifier': 'ada-1',
    [`${ws}/name`]: 'ada@sign-in.example',
    [`${ws}/emailaddress`]: ada.email,
    [`${ws}/givenname`]: 'Ada',
    [`${ws}/surname`]: 'Lovelace',
    'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups': ['A', 'B'],
  },
  'AD FS': {
    [`${ws}/nameidentifier`]: 'ada-1',
    [`${ws}/emailaddress`]: ada.email,
    [`${ws}/givenname`]: 'Ada',
    [`${ws}/surname`]: 'Lovelace',
    'http://schemas.xmlsoap.org/claims/Group': ['A', 'B'],
  },
  Shibboleth: {
    'urn:oasis:names:tc:SAML:attribute:subject-id': 'ada-1',
    'urn:oid:0.9.2342.19200300.100.1.3': ada.email,
    'urn:oid:2.5.4.42': 'Ada',
    'urn:oid:2.5.4.4': 'Lovelace',
    'urn:oid:1.3.6.1.4.1.5923.1.5.1.1': ['A', 'B'],
  },
})) {
  test(`a person is read from the names that ${provider} use`, () => {
    expect(saml({ attributes })).toMatchObject({ ...ada, name: 'Ada Lovelace', groups: ['A', 'B'] })
  })
}

test('the claims of OpenID Connect are read by their standard names, and those of the token itself are left out', () => {
  const claims = {
    iss: 'https://idp.example',
    aud: 'client',
    exp: 1,
    iat: 1,
    nonce: 'n',
    at_hash: 'h',
    sub: 'ada-1',
    email: ada.email,
    given_name: 'Ada',
    family_name: 'Lovelace',
    groups: ['A'],
    address: { locality: 'London' },
  }
  expect(oidc(claims)).toEqual({
    ...ada,
    name: 'Ada Lovelace',
    groups: ['A'],
    customAttributes: {},
    rawAttributes: {
      sub: 'ada-1',
      email: ada.email,
      given_name: 'Ada',
      family_name: 'Lovelace',
      groups: ['A'],
      address: { locality: 'London' },
    },
  })
})

test('an attribute that is mapped is read under its mapped name alone, in either spelling of the map', () => {
  const attributes = { mail2: 'ada@second.example', email: ada.email, Vorname: 'Adele', firstName: 'Ada', number: '7' }
  expect(saml({ attributes }, { email: 'mail2', firstName: 'Vorname', idp_id: 'number' })).toMatchObject({
    idpId: '7',
    email: 'ada@second.example',
    firstName: 'Adele',
  })
  expect(saml({ attributes }, { id: 'number', first_name: 'missing' })).toMatchObject({ idpId: '7', firstName: null })
  expect(causeOf(() => saml({ attributes, nameId: ada.email }, { email: 'missing' }))).toEqual({
    reason: 'missing_attribute',
    details: { attribute: 'email', looked_for: ['missing'], received: Object.keys(attributes) },
  })
  expect(causeOf(() => saml({ attributes }, { id: 'missing' }))).toMatchObject({ details: { attribute: 'id' } })
})

test('custom attributes are those of the map, null without a value, and the predefined ones that were sent', () => {
  const attributes = { email: ada.email, job_title: 'Engineer', Dept: 'R&D', badge: ['1', '2'], employee_type: 'x' }
  const map = { department_name: 'Dept', badges: 'badge', shoe_size: 'shoe', employee_type: 'missing' }
  expect(saml({ attributes }, map)).toMatchObject({
    customAttributes: {
      job_title: 'Engineer',
      department_name: 'R&D',
      badges: ['1', '2'],
      shoe_size: null,
      employee_type: null,
    },
    rawAttributes: attributes,
  })
})

test('the NameID stands in for an id, and for the email address if it is one', () => {
  expect(saml({ nameId: ada.email })).toMatchObject({ idpId: ada.email, email: ada.email, name: null, groups: [] })
  expect(causeOf(() => saml({ nameId: 'ada', attributes: { uid: 'ada' } }))).toMatchObject({
    reason: 'missing_attribute',
    details: { attribute: 'email', received: ['uid'] },
  })
})

test('a NameID that is another one at every sign-in names no one', () => {
  const nameIdFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
  const attributes = { email: ada.email }
  expect(causeOf(() => saml({ nameIdFormat, attributes }))).toMatchObject({ reason: 'transient_id' })
  expect(saml({ nameIdFormat, attributes: { ...attributes, id: 'ada-1' } })).toMatchObject({ idpId: 'ada-1' })
})

test('[U-7] names that people sign in with at their provider never say who someone is', () => {
  expect(causeOf(() => oidc({ sub: '1', preferred_username: ada.email, upn: ada.email }))).toMatchObject({
    details: { attribute: 'email', looked_for: ['email'], received: ['sub', 'preferred_username', 'upn'] },
  })
  expect(causeOf(() => saml({ attributes: { [`${ws}/name`]: ada.email, [`${ws}/upn`]: ada.email } }))).toMatchObject({
    reason: 'missing_attribute',
  })
})

test('[O-7] the id of a person at a provider of OpenID Connect is `sub`, whatever the map says', () => {
  expect(oidc({ sub: '1', oid: '2', email: ada.email }, { id: 'oid' })).toMatchObject({ idpId: '1' })
  expect(causeOf(() => oidc({ sub: 1, email: ada.email }))).toMatchObject({ reason: 'missing_attribute' })
})

test('[U-9] an invalid address is refused, not repaired', () => {
  for (const email of [
    ' ada@northwind.example',
    'ada',
    'Ada <ada@northwind.example>',
    'ada@northwind.example,b@x.example',
  ]) {
    expect(causeOf(() => saml({ attributes: { email } }))).toEqual({
      reason: 'invalid_email',
      details: { attribute: 'email' },
    })
    expect(causeOf(() => oidc({ sub: '1', email }))).toMatchObject({ reason: 'invalid_email' })
  }
  const several = { email: [ada.email, 'second@northwind.example'] }
  expect(saml({ attributes: several })).toMatchObject({ email: ada.email })
})

test('an id that is no single storable text is refused', () => {
  expect(causeOf(() => saml({ attributes: { id: ['1', '2'], email: ada.email } }))).toMatchObject({
    reason: 'several_ids',
  })
  for (const sub of ['x'.repeat(513), 'a\u0000b', '\ud800']) {
    expect(causeOf(() => oidc({ sub, email: ada.email }))).toMatchObject({ reason: 'invalid_id' })
  }
})

test('[U-12] claims that the database cannot hold, or that would reach a prototype, do no harm', () => {
  const claims: unknown = JSON.parse(
    `{"sub":"1","email":"${ada.email}","given_name":"A\\u0000da","__proto__":{"admin":true},"deep":{"__proto__":1,"a\\u0000":"\\ud800"}}`,
  )
  const identity = oidc(claims as Record<string, unknown>)
  expect(identity.firstName).toBe('A\ufffdda')
  expect(JSON.stringify(identity.rawAttributes)).not.toMatch(/__proto__|\\u0000|\\ud800/)
  expect(identity.rawAttributes).toMatchObject({ deep: { 'a\ufffd': '\ufffd' } })
})

test('without a NameID, a person is who the attribute for the id says, and no one without it', () => {
  const attributes = { email: ada.email, employee: 'ada-1' }
  expect(saml({ nameId: null, attributes }, { id: 'employee' })).toMatchObject({ idpId: 'ada-1', email: ada.email })
  expect(causeOf(() => saml({ nameId: null, attributes: { email: ada.email } }, { id: 'employee' }))).toMatchObject({
    reason: 'missing_attribute',
    details: { attribute: 'id', looked_for: ['employee'] },
  })
  expect(causeOf(() => saml({ nameId: null, attributes: { email: ada.email } }))).toMatchObject({
    reason: 'missing_attribute',
  })
  expect(causeOf(() => saml({ nameId: null, attributes: { id: 'ada-1' } }))).toMatchObject({
    details: { attribute: 'email' },
  })
})
