import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { startReceiver } from '#test/receiver.ts'
import { startServer } from '#test/server.ts'
import { isActive, makeApi, postForm } from '../machine.fixture.ts'
import { userinfo } from '../signer.fixture.ts'
import { jwtBearer, makeCustomer, proofOf, resource, seconds, startAsserting } from './identity-assertions.fixture.ts'

const server = await startServer()
const { url, api, clientId: environmentId, workos } = server
const issuer = `${url}/oauth2/${environmentId}`
const asserting = await startAsserting(server)
const { assert, present, application, connectionId, organizationId, provider } = asserting
afterAll(provider.close)
const ada = await asserting.person('ada')
const resourceServer = await makeApi(server)
const sessionsOf = async (userId: string) =>
  (await api.get<{ data: { id: string; auth_method: string }[] }>(`/user_management/users/${userId}/sessions`)).body
    .data

test('an application gets an access token for a user whom the provider of an organization asserts, once', async () => {
  const assertion = await assert()
  const { status, headers, body } = await present(assertion)
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(body).toEqual({
    access_token: expect.any(String),
    token_type: 'bearer',
    expires_in: 300,
    scope: 'chat.read chat.history',
    resource,
  })
  const keySet = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  const token = String(body.access_token)
  const { payload } = await jwtVerify(token, keySet, { issuer, audience: resource, typ: 'at+jwt' })
  expect(payload).toMatchObject({
    sub: ada.userId,
    client_id: application.clientId,
    org_id: organizationId,
    scope: 'chat.read chat.history',
  })
  expect(Math.abs(Number(payload.auth_time) - seconds(-600))).toBeLessThan(60)
  expect(payload).not.toHaveProperty('acr')
  expect(await isActive(url, resourceServer, token)).toBe(true)

  expect((await present(assertion)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await postForm(`${url}/oauth2/revoke`, { token }, { by: application })).status).toBe(200)
  expect(await isActive(url, resourceServer, token)).toBe(false)

  const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
  expect(metadata).toMatchObject({
    grant_types_supported: expect.arrayContaining(['urn:ietf:params:oauth:grant-type:jwt-bearer']),
    authorization_grant_profiles_supported: ['urn:ietf:params:oauth:grant-profile:id-jag'],
  })
})

test('the token allows what the assertion and the application allow, for a registered resource, and is never a refresh token', async () => {
  const of = async (claims: object, more: Record<string, string> = {}) =>
    (await present(await assert({ claims: { ...claims } }), more)).body
  expect(await of({ scope: 'chat.read admin offline_access' })).toMatchObject({ scope: 'chat.read' })
  expect(await of({}, { scope: 'chat.read' })).toMatchObject({ scope: 'chat.read' })
  expect(await of({ scope: 'chat.read' }, { scope: 'chat.history' })).toMatchObject({ error: 'invalid_scope' })
  expect(await of({ scope: undefined })).not.toHaveProperty('scope')
  const signedIn = await of({ scope: 'openid email offline_access' })
  expect(Object.keys(signedIn).sort()).toEqual(['access_token', 'expires_in', 'resource', 'scope', 'token_type'])
  expect((await userinfo(url, String(signedIn.access_token))).body).toMatchObject({ sub: ada.userId, email: ada.email })

  const other = 'https://files.chat.example/'
  expect(await of({ resource: other })).toMatchObject({ error: 'invalid_target' })
  expect(await of({}, { resource: other })).toMatchObject({ error: 'invalid_target' })
  await api.post('/user_management/authkit_oauth_resources', { uri: other })
  expect(await of({}, { resource: other }), 'the assertion is for another one').toMatchObject({
    error: 'invalid_target',
  })
  expect(await of({ resource: [resource, other] })).toMatchObject({ error: 'invalid_target' })
  expect(await of({ resource: [resource, other] }, { resource: other })).toMatchObject({ resource: other })
  expect(await of({ resource: undefined }, { resource })).toMatchObject({ resource })
  expect(await of({ resource: undefined })).not.toHaveProperty('resource')
})

test('a connection accepts no assertions until it is set to, and none of another provider that it gets', async () => {
  const globex = await makeCustomer(server, 'globex.example', { issuer: 'https://idp.globex.example' })
  const settings = async () =>
    (await api.get<{ oidc: object }>(`/connections/${globex.connectionId}/configuration`)).body.oidc
  expect(await settings()).toMatchObject({ accept_identity_assertions: false })
  await globex.change({ oidc: { accept_identity_assertions: true } })
  expect(await settings()).toMatchObject({ accept_identity_assertions: true })
  await globex.change({ oidc: { client_id: 'other' } })
  expect(await settings()).toMatchObject({ accept_identity_assertions: true })
  await globex.change({ oidc: { issuer: 'https://idp.elsewhere.example', client_secret: 'another secret' } })
  expect(await settings()).toMatchObject({ accept_identity_assertions: false })

  await asserting.change({ oidc: { accept_identity_assertions: false } })
  expect((await present(await assert())).body.error).toBe('invalid_grant')
  await asserting.change({ oidc: { accept_identity_assertions: true } })
  expect((await present(await assert())).status).toBe(200)
})

test('of one assertion that is presented many times at once, one use gets a token', async () => {
  const assertion = await assert()
  const answers = await Promise.all(Array.from({ length: 8 }, () => present(assertion)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(400)])
})

test('a token is bound to the key that the request proves, which has to be the one that the assertion names', async () => {
  const [own, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  const jkt = await calculateJwkThumbprint(await exportJWK(own.publicKey))
  const presentWith = async (keys: typeof own, claims: Record<string, unknown> = {}) => {
    const { clientId: client_id, secret: client_secret } = application
    const fields = { grant_type: jwtBearer, client_id, client_secret, assertion: await assert({ claims }) }
    const answer = await fetch(`${url}/oauth2/token`, {
      method: 'POST',
      headers: { dpop: await proofOf(keys, url) },
      body: new URLSearchParams(fields),
    })
    return (await answer.json()) as { error?: string; access_token: string; token_type?: string }
  }
  const bound = await presentWith(own, { cnf: { jkt } })
  expect(bound.token_type).toBe('DPoP')
  expect(decodeJwt(bound.access_token).cnf).toEqual({ jkt })
  expect(decodeJwt((await presentWith(own)).access_token).cnf, 'of the request alone').toEqual({ jkt })
  expect((await presentWith(other, { cnf: { jkt } })).error).toBe('invalid_grant')
})

test('the action of the environment is asked when a session begins, and its denial is the answer', async () => {
  const there = await startServer()
  const other = await startAsserting(there)
  onTestFinished(other.provider.close)
  await other.person('ada')
  let verdict: 'Allow' | 'Deny' = 'Allow'
  let secret = ''
  const receiver = await startReceiver(async () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(
      await there.workos.actions.signResponse(
        { type: 'authentication', verdict, ...(verdict === 'Deny' ? { errorMessage: 'Not today.' } : {}) },
        secret,
      ),
    ),
  }))
  onTestFinished(() => receiver.close())
  const endpoint = { type: 'authentication', endpoint_url: receiver.url }
  secret = (await there.api.post<{ secret: string }>('/action_endpoints', endpoint)).body.secret

  verdict = 'Deny'
  const denied = await other.present(await other.assert())
  expect(denied.body).toMatchObject({ error: 'invalid_grant', error_description: 'Not today.' })
  verdict = 'Allow'
  for (const _ of [1, 2]) expect((await other.present(await other.assert())).status).toBe(200)
  expect(receiver.delivered.length).toBe(2)
})

test('a user has one session for an application, however many assertions come, and the audit trail says how it began', async () => {
  const grace = await asserting.person('grace')
  const claims = { sub: 'grace' }
  const answers = await Promise.all([1, 2, 3].map(async () => present(await assert({ claims }))))
  answers.push(await present(await assert({ claims: { ...claims, auth_time: undefined } })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const [session, ...others] = await sessionsOf(grace.userId)
  expect([session?.auth_method, others]).toEqual(['cross_app_auth', []])

  const { body } = await api.get<{ data: { event: string; data: Record<string, unknown> }[] }>(
    '/events?events=session.created&events=authentication.sso_succeeded&limit=100&order=desc',
  )
  const ofGrace = body.data.filter(({ data }) => data.user_id === grace.userId)
  expect(ofGrace.map(({ event }) => event).sort()).toEqual(['authentication.sso_succeeded', 'session.created'])
  const traces = await api.get<{ data: object[] }>(`/sso/sessions?connection_id=${connectionId}&email=${grace.email}`)
  expect(traces.body.data).toMatchObject([
    { state: 'succeeded', origin: 'identity_provider', organization_id: organizationId },
  ])

  // It is no consent of the user: an application that asks for it is still to be allowed.
  const listed = await api.get<{ data: object[] }>(`/user_management/users/${grace.userId}/authorized_applications`)
  expect(listed.body.data).toMatchObject([{ granted_scopes: [], application: { id: application.id } }])
  await api.delete(`/user_management/users/${grace.userId}/authorized_applications/${application.id}`)
  expect(await sessionsOf(grace.userId)).toEqual([])
  expect(await isActive(url, resourceServer, String(answers[0]?.body.access_token))).toBe(false)
})

const endings: [
  what: string,
  end: (person: { userId: string; membershipId: string }) => Promise<unknown>,
  back?: () => Promise<unknown>,
][] = [
  [
    'the membership is deactivated',
    ({ membershipId }) => workos.userManagement.deactivateOrganizationMembership(membershipId),
  ],
  ['the membership is deleted', ({ membershipId }) => workos.userManagement.deleteOrganizationMembership(membershipId)],
  ['the user is deleted', ({ userId }) => workos.userManagement.deleteUser(userId)],
  ['the sessions of the user are ended', ({ userId }) => api.delete(`/user_management/users/${userId}/sessions`)],
  [
    'the connection is switched off',
    () => asserting.change({ state: 'inactive' }),
    () => asserting.change({ state: 'active' }),
  ],
  [
    'the connection takes no assertions any more',
    () => asserting.change({ oidc: { accept_identity_assertions: false } }),
    () => asserting.change({ oidc: { accept_identity_assertions: true } }),
  ],
]

test.each(endings)('a token ends once %s', async (what, end, back) => {
  const sub = what.replaceAll(' ', '-')
  const person = await asserting.person(sub)
  const token = String((await present(await assert({ claims: { sub } }))).body.access_token)
  expect(await isActive(url, resourceServer, token)).toBe(true)
  await end(person)
  expect(await isActive(url, resourceServer, token)).toBe(false)
  await back?.()
})

test('a deleted connection ends the sessions that began by it, also of assertions that come at the same moment, and a deleted application its tokens', async () => {
  const there = await startServer()
  const other = await startAsserting(there)
  onTestFinished(other.provider.close)
  const { userId } = await other.person('ada')
  const reader = await makeApi(there)
  const get = async () => String((await other.present(await other.assert())).body.access_token)
  const first = await get()
  const meanwhile = Promise.all(Array.from({ length: 8 }, async () => other.present(await other.assert())))
  await there.api.delete(`/connections/${other.connectionId}`)
  for (const { status, body } of await meanwhile) {
    expect([200, 400]).toContain(status)
    if (status === 200) expect(await isActive(there.url, reader, String(body.access_token))).toBe(false)
  }
  expect(await isActive(there.url, reader, first)).toBe(false)
  const { body } = await there.api.get<{ data: object[] }>(`/user_management/users/${userId}/sessions`)
  expect(body.data).toEqual([])
  expect((await other.present(await other.assert())).body.error).toBe('invalid_grant')

  const alan = await asserting.person('alan')
  const token = String((await present(await assert({ claims: { sub: 'alan' } }))).body.access_token)
  await api.delete(`/connect/applications/${application.id}`)
  expect(await isActive(url, resourceServer, token)).toBe(false)
  expect(await sessionsOf(alan.userId)).toEqual([])
})
