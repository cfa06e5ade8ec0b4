import { generateKeyPair } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeSigner } from '../../grants/grant.fixture.ts'
import { makeMachine } from '../machine.fixture.ts'
import { getUserTokens } from '../signer.fixture.ts'
import { know, makeChat, makeCustomer, type Signing, seconds, startAsserting } from './identity-assertions.fixture.ts'

const server = await startServer()
const { url, api, workos, environment, clientId } = server
const asserting = await startAsserting(server)
const { assert, present, provider, application, connectionId, organizationId } = asserting
afterAll(provider.close)
const ada = await asserting.person('ada')
const [foreign, small] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('ES256')])
const publicPem = Buffer.from(JSON.stringify(provider.jwk))

interface Attempt {
  failure: { reason: string; details: { rule: string; application: string } } | null
}
const traces = async () =>
  (await api.get<{ data: Attempt[] }>(`/sso/sessions?connection_id=${connectionId}&limit=100`)).body.data
const sessions = async (userId = ada.userId) =>
  (await api.get<{ data: object[] }>(`/user_management/users/${userId}/sessions`)).body.data

/** `String` throws for it. */
const unprintable = { toString: 1, valueOf: 1 }

const hostile: [what: string, rule: string, signing: Signing][] = [
  ['for another server', 'wrong_audience', { claims: { aud: 'https://other.example' } }],
  [
    'for this server and another one',
    'wrong_audience',
    { claims: { aud: [`${url}/oauth2/${clientId}`, 'https://other.example'] } },
  ],
  ['for the first environment of this server', 'wrong_audience', { claims: { aud: url } }],
  ['for the token endpoint', 'wrong_audience', { claims: { aud: `${url}/oauth2/token` } }],
  ['for no one', 'missing_claim', { claims: { aud: undefined } }],
  ['for another application', 'wrong_client', { claims: { client_id: 'client_other' } }],
  ...(['aud', 'client_id', 'tenant'] as const).map((claim): (typeof hostile)[number] => {
    const rule = { aud: 'wrong_audience', client_id: 'wrong_client', tenant: 'wrong_tenant' }[claim]
    return [`with an object as ${claim}`, rule, { claims: { [claim]: unprintable } }]
  }),
  ['with an object as the name of its key', 'wrong_signature', { header: { kid: unprintable } }],
  ['for no application', 'missing_claim', { claims: { client_id: undefined } }],
  ['without an id', 'missing_claim', { claims: { jti: undefined } }],
  ['with an id that is no text', 'invalid_claim', { claims: { jti: { a: 1 } } }],
  ['with a huge id', 'invalid_claim', { claims: { jti: 'x'.repeat(300) } }],
  ['that never expires', 'missing_claim', { claims: { exp: undefined } }],
  ['that expires in text', 'invalid_claim', { claims: { exp: '9999999999' } }],
  ['that has expired', 'expired', { claims: { iat: seconds(-600), exp: seconds(-120) } }],
  ['that lasts a day', 'lasts_too_long', { claims: { exp: seconds(86_400) } }],
  ['that lasted a day', 'lasts_too_long', { claims: { iat: seconds(-86_400) } }],
  ['from the future', 'not_yet_valid', { claims: { iat: seconds(300), exp: seconds(600) } }],
  ['that counts later', 'not_yet_valid', { claims: { nbf: seconds(300) } }],
  ['of a sign-in to come', 'not_yet_valid', { claims: { auth_time: seconds(300) } }],
  ['with scopes that are no text', 'invalid_claim', { claims: { scope: ['chat.read'] } }],
  ['with a resource that is no text', 'invalid_claim', { claims: { resource: [7] } }],
  ['bound to a key, without a proof', 'missing_proof', { claims: { cnf: { jkt: 'x'.repeat(43) } } }],
  ['bound to something unknown', 'missing_proof', { claims: { cnf: { kid: 'one' } } }],
  ['bound to nothing', 'missing_proof', { claims: { cnf: {} } }],
  ['of another tenant', 'wrong_tenant', { claims: { tenant: 'globex' } }],
  ['signed with another key', 'wrong_signature', { key: foreign.privateKey }],
  ['signed with another algorithm', 'wrong_signature', { header: { alg: 'ES256' }, key: small.privateKey }],
  ['signed with an unknown key', 'wrong_signature', { header: { kid: 'k2' } }],
  ['with the public key as a secret', 'wrong_signature', { header: { alg: 'HS256' }, key: publicPem }],
  ['that brings its own key', 'wrong_signature', { header: { jwk: provider.jwk, kid: 'k3' } }],
]

test('an assertion that breaks a rule is refused, issues nothing, and leaves the rule in the traces of the connection', async () => {
  const outcomes: unknown[] = []
  for (const [what, , signing] of hostile) {
    const { status, body } = await present(await assert(signing))
    const [newest] = await traces()
    const { rule, application: by } = newest?.failure?.details ?? {}
    outcomes.push([what, status, body.error, newest?.failure?.reason, rule, by])
  }
  expect(outcomes).toEqual(
    hostile.map(([what, rule]) => [what, 400, 'invalid_grant', 'assertion_refused', rule, application.clientId]),
  )
  expect(await sessions()).toEqual([])
  expect(provider.answers.asked, 'the keys are read once a minute at most').toBe(1)
})

test('what is no assertion, or of an issuer that no connection takes, is refused before anything is asked', async () => {
  const before = (await traces()).length
  const [header, payload] = (await assert()).split('.')
  const none = Buffer.from('{"alg":"none","typ":"oauth-id-jag+jwt"}').toString('base64url')
  const refused = [
    'x',
    '..',
    `${header}..`,
    `${header}.${payload}`,
    'x'.repeat(9_000),
    `${header}.${Buffer.from('[]').toString('base64url')}.x`,
    await assert({ claims: { padding: 'x'.repeat(9_000) } }),
    await assert({ header: { typ: 'JWT' } }),
    await assert({ header: { typ: 'at+jwt' } }),
    await assert({ claims: { iss: 'https://idp.elsewhere.example' } }),
    await assert({ claims: { iss: `${provider.url}/` } }),
    await assert({ claims: { iss: `${url}/oauth2/${clientId}` } }),
    await assert({ claims: { iss: undefined } }),
    await assert({ claims: { iss: [provider.url] } }),
    await assert({ claims: { sub: undefined } }),
    await assert({ claims: { sub: 'a\0b' } }),
    await assert({ claims: { aud_tenant: 'org_other' } }),
    await assert({ claims: { aud_tenant: 7 } }),
  ]
  const answers = await Promise.all(refused.map((assertion) => present(assertion)))
  expect(answers.map(({ status, body }) => [status, body.error])).toEqual(refused.map(() => [400, 'invalid_grant']))
  expect((await present(`${none}.${payload}.`)).body.error).toBe('invalid_grant')
  expect((await present('')).body.error).toBe('invalid_request')
  // Only the unsigned one gets as far as to a connection.
  expect((await traces()).length).toBe(before + 1)
  expect(await sessions()).toEqual([])
})

test('only the application that the assertion names presents it, and proves that it is the one', async () => {
  const assertion = await assert()
  const other = await makeChat(server)
  expect((await present(assertion, {}, other)).body.error).toBe('invalid_grant')
  expect((await present(assertion, {}, { ...application, secret: 'wrong' })).body.error).toBe('invalid_client')
  expect((await present(assertion, {}, await makeMachine(server))).body.error).toBe('unauthorized_client')
  const phone = await workos.connect.createOAuthApplication('Phone', true, undefined, ['chat.read'], [], true)
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion, client_id: phone.clientId }
  const byPublic = await fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) })
  expect(await byPublic.json()).toMatchObject({ error: 'unauthorized_client' })
  const { client_id: _, ...anonymous } = form
  const byNoOne = await fetch(`${url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(anonymous) })
  expect(byNoOne.status).toBe(400)
  expect((await present(assertion)).status, 'none of these has used it up').toBe(200)
})

test('[U-7] a user counts who has signed in through the connection, is an active member, and whose email is in a domain of the organization', async () => {
  const rule = async (claims: Record<string, unknown>) => {
    expect((await present(await assert({ claims }))).body.error).toBe('invalid_grant')
    return (await traces())[0]?.failure?.details.rule
  }
  expect(await rule({ sub: 'stranger' })).toBe('unknown_subject')
  const guest = await asserting.person('guest', 'guest@elsewhere.example')
  expect(await rule({ sub: 'guest' })).toBe('guest')
  const left = await asserting.person('left')
  await workos.userManagement.deactivateOrganizationMembership(left.membershipId)
  expect(await rule({ sub: 'left' })).toBe('sign_in_refused')
  await workos.userManagement.deleteOrganizationMembership(left.membershipId)
  expect(await rule({ sub: 'left' })).toBe('sign_in_refused')
  const gone = await asserting.person('gone')
  await workos.userManagement.deleteUser(gone.userId)
  expect(await rule({ sub: 'gone' })).toBe('unknown_subject')
  for (const { userId } of [guest, left]) expect(await sessions(userId)).toEqual([])
})

test('a provider speaks for its own organization: another connection with the same issuer has users of its own', async () => {
  const oidc = { issuer: provider.url, accept_identity_assertions: true }
  const globex = await makeCustomer(server, 'globex.example', oidc)
  expect((await present(await assert())).status, 'who is known through one connection only').toBe(200)
  const { userId } = await globex.person('ada')
  expect((await present(await assert())).body.error).toBe('invalid_grant')
  const at = async (aud_tenant: string) => (await present(await assert({ claims: { aud_tenant } }))).status
  expect([await at(globex.organizationId), await at(organizationId)]).toEqual([200, 200])
  expect((await sessions(userId)).length).toBe(1)
  await globex.change({ state: 'inactive' })
  expect((await present(await assert())).status).toBe(200)
})

test('a tenant of the issuer counts where the user was of it when they signed in', async () => {
  const person = await asserting.person('tenanted')
  const connection = { id: connectionId, organization_id: organizationId }
  await know(environment, connection, { sub: 'tenanted', ...person, raw: { tenant: 'acme' } })
  const at = async (tenant: string) => (await present(await assert({ claims: { sub: 'tenanted', tenant } }))).status
  expect([await at('globex'), await at('acme')]).toEqual([400, 200])
})

test('tokens of this environment get no token, nor do assertions for another environment', async () => {
  const signer = await makeSigner(server, 'jane@elsewhere.example')
  const { access_token, id_token } = await getUserTokens(server, signer)
  for (const token of [access_token, id_token]) expect((await present(token)).body.error).toBe('invalid_grant')
  const there = await startServer()
  const elsewhere = await startAsserting(there, 'initech.example')
  await elsewhere.person('ada')
  const foreignAssertion = await elsewhere.assert()
  expect((await present(foreignAssertion)).body.error).toBe('invalid_grant')
  expect((await elsewhere.present(foreignAssertion)).status).toBe(200)
  elsewhere.provider.close()
})

test('keys that cannot be read refuse every assertion, and are asked for once a minute', async () => {
  const there = await startServer()
  const other = await startAsserting(there)
  await other.person('ada')
  other.provider.answers.keys = { status: 500 }
  for (const _ of [1, 2, 3]) expect((await other.present(await other.assert())).body.error).toBe('invalid_grant')
  expect(other.provider.answers.asked).toBe(1)
  other.provider.close()
})
