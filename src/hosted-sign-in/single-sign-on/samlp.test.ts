import { expect, test } from 'vitest'
import { oaep11 } from '#protocol/saml/provider.fixture.ts'
import { FormBrowser } from '#test/form-browser.ts'
import type { ProviderChoice } from '#test/saml-provider.ts'
import { ada, startSamlp } from './samlp.fixture.ts'
import { redirectUri } from './sso.fixture.ts'

const codeOf = (location: URL) => location.searchParams.get('code') ?? ''

test('a person signs in at a SAML provider that was not written here, and the application gets their profile with the official SDK', async () => {
  const { workos, clientId, connectionId, organizationId, signIn, browser, lastAttempt } = await startSamlp()
  const location = await signIn(browser())
  expect(location.href).toMatch(`${redirectUri}?code=`)
  expect(location.searchParams.get('state')).toBe('a state')

  const { profile, accessToken } = await workos.sso.getProfileAndToken({ code: codeOf(location), clientId })
  expect(profile).toMatchObject({
    connectionId,
    organizationId,
    connectionType: 'Auth0SAML',
    email: ada.email,
    idpId: 'id-of-ada',
    firstName: 'Ada',
    lastName: 'Lovelace',
    groups: ['Engineering', 'Admins'],
    rawAttributes: { 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name': 'Ada Lovelace' },
  })
  expect(await workos.sso.getProfile({ accessToken })).toEqual(profile)
  expect(await lastAttempt()).toMatchObject({
    state: 'succeeded',
    origin: 'service_provider',
    email: ada.email,
    failure: null,
    profile_id: profile.id,
    steps: ['started', 'validated', 'code_issued', 'ended'].map((name) => ({ name })),
  })
})

test('a sign-in that starts at the provider is asked about, and gives the application a profile', async () => {
  const { workos, clientId, provider, signInThere, browser, lastAttempt } = await startSamlp()
  const [atProvider, person] = [new FormBrowser(provider.url), browser()]
  await atProvider.open(provider.startUrl)
  await signInThere(atProvider, person)
  expect(person.location.pathname).toBe('/sso/consent')
  await person.submit({ decision: 'allow' })
  const { profile } = await workos.sso.getProfileAndToken({ code: codeOf(person.location), clientId })
  expect(profile).toMatchObject({ email: ada.email, idpId: 'id-of-ada' })
  expect(await lastAttempt()).toMatchObject({ state: 'succeeded', origin: 'identity_provider' })
})

const gcm = 'http://www.w3.org/2009/xmlenc11#aes128-gcm'
const cbc = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const mgf1sha256 = 'http://www.w3.org/2009/xmlenc11#mgf1sha256'
const keycloak = { keyMethod: oaep11, digest: 'sha256' } as const
const signedResponse: ProviderChoice = { signAssertion: false, signResponse: true }

const accepted: Record<string, ProviderChoice> = {
  'a signed response with an assertion that is not': signedResponse,
  'a signed response with a signed assertion': { signResponse: true },
  'a signed assertion, encrypted': { encrypts: true },
  'a signed assertion, encrypted with AES-128-GCM': { encrypts: true, encryptionAlgorithm: gcm },
  'a signed assertion, encrypted with AES-256-CBC': { encrypts: true, encryptionAlgorithm: cbc },
  'a key encrypted by RSA-OAEP with SHA-256 and a mask with SHA-256, as Keycloak does': { encryptsWith: keycloak },
  'a key encrypted by RSA-OAEP with SHA-384': { encryptsWith: { ...keycloak, digest: 'sha384' } },
  'a key encrypted by RSA-OAEP with SHA-512': {
    encryptsWith: { ...keycloak, digest: 'sha512', algorithm: 'aes-256-cbc' },
  },
  'a key encrypted by RSA-OAEP with SHA-256 and a mask with SHA-1': {
    encryptsWith: { digest: 'sha256', mask: 'sha1' },
  },
  'a signed response with an encrypted assertion': { ...signedResponse, encrypts: true },
  'a signed response with a signed assertion, encrypted': { signResponse: true, encrypts: true },
}

test.each(Object.entries(accepted))('[S-10] [S-11] accepted from the provider: %s', async (_name, choice) => {
  const { provider, signIn, browser, lastAttempt } = await startSamlp()
  provider.choose(choice)
  expect((await signIn(browser())).href).toMatch(`${redirectUri}?code=`)
  expect(await lastAttempt()).toMatchObject({ state: 'authorized', failure: null })
})

const refused: [string, ProviderChoice, string][] = [
  ['no signature', { signAssertion: false }, 'unsigned'],
  ['no signature under the encryption', { signAssertion: false, encrypts: true }, 'unsigned'],
  ['a signature with SHA-1', { signatureAlgorithm: 'rsa-sha1' }, 'weak_signature'],
  ['a digest with SHA-1', { digestAlgorithm: 'sha1' }, 'weak_digest'],
  [
    'encryption with an algorithm that is out of use',
    { encrypts: true, encryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' },
    'forbidden_encryption',
  ],
]

const undecryptable: [string, ProviderChoice][] = [
  ['another hash than it names', { ...keycloak, digest: 'sha512', digestMethod: sha256 }],
  ['another mask than it names', { ...keycloak, mask: 'sha1', maskMethod: mgf1sha256 }],
  ['a spoilt padding', { ...keycloak, spoilPadding: (encoded: Buffer) => Buffer.from(encoded).fill(7, 40, 44) }],
].map(([name, encryptsWith]) => [name as string, { encryptsWith: encryptsWith as object }])

test.each(undecryptable)('[S-11] a key encrypted with %s gets the one answer of decryption', async (_name, choice) => {
  const { provider, signIn, browser, lastAttempt } = await startSamlp()
  provider.choose(choice)
  expect((await signIn(browser())).searchParams.get('error')).toBe('access_denied')
  expect(await lastAttempt()).toMatchObject({ state: 'failed', failure: { reason: 'not_decryptable', details: {} } })
})

test.each(refused)('[S-9] [S-10] [S-11] refused from the provider: %s', async (_name, choice, reason) => {
  const { provider, signIn, browser, lastAttempt } = await startSamlp()
  provider.choose(choice)
  expect((await signIn(browser())).searchParams.get('error')).toBe('access_denied')
  expect(await lastAttempt()).toMatchObject({ state: 'failed', failure: { reason } })
})

test('[S-9] SHA-1 of the provider is accepted where an administrator chose so', async () => {
  const { provider, signIn, browser } = await startSamlp('Auth0SAML', { allow_sha1: true })
  provider.choose({ signatureAlgorithm: 'rsa-sha1', digestAlgorithm: 'sha1' })
  expect((await signIn(browser())).searchParams.has('code')).toBe(true)
})

test('a provider that wants signed requests takes ours with the certificate of our metadata, and none without a signature', async () => {
  const { api, connectionId, provider, begin, signIn, browser } = await startSamlp()
  provider.choose({ wantsSignedRequests: true })
  const unsigned = await begin(browser())
  await unsigned.submit({ login: 'ada' })
  expect(unsigned.status).toBe(400)
  expect(unsigned.html).toContain('MUST be signed')
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { saml: { sign_requests: true } } })
  expect((await signIn(browser())).searchParams.has('code')).toBe(true)
})

test('prompt=login and a login hint reach the provider, and the person has to sign in there again', async () => {
  const { authorizeUrl, begin, signInThere, browser } = await startSamlp()
  const person = browser()
  const atProvider = await begin(person)
  await signInThere(atProvider, person)
  // They have a session there, which is enough,
  await person.open(authorizeUrl())
  await atProvider.open(person.location.href)
  expect(atProvider.form.fields).toHaveProperty('SAMLResponse')
  // until the application asks for more.
  await person.open(authorizeUrl({ prompt: 'login', login_hint: ada.email }))
  await atProvider.open(person.location.href)
  expect(atProvider.html).toContain(`value="${ada.email}"`)
  await signInThere(atProvider, person)
  expect(person.location.searchParams.has('code')).toBe(true)
})
