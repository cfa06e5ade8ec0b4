import { calculateJwkThumbprint, createRemoteJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { agentsOf } from '../agent-registrations/agent.fixture.ts'
import { makeSigner } from '../grants/grant.fixture.ts'
import {
  jwtBearer,
  makeChat,
  makeCustomer,
  proofOf,
  resource,
} from './identity-assertions/identity-assertions.fixture.ts'
import { makeMachine, postForm } from './machine.fixture.ts'
import { getUserTokens } from './signer.fixture.ts'

const server = await startServer()
const { url, api, clientId: environmentId } = server
const issuer = `${url}/oauth2/${environmentId}`
const email = 'jane@northwind.example'
const signer = await makeSigner(server, email)
const path = `/connect/applications/${signer.application.id}`
const chat = {
  audience: 'https://acme.chat.example/',
  client_id: 'f53f191f9311af35',
  scopes: ['chat.read', 'chat.history'],
}
const types = {
  idJag: 'urn:ietf:params:oauth:token-type:id-jag',
  idToken: 'urn:ietf:params:oauth:token-type:id_token',
  refreshToken: 'urn:ietf:params:oauth:token-type:refresh_token',
  accessToken: 'urn:ietf:params:oauth:token-type:access_token',
}

function exchange(subject_token: string, more: Record<string, string> = {}, by = signer.application) {
  const fields = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: types.idJag,
    audience: chat.audience,
    subject_token,
    subject_token_type: types.idToken,
    ...more,
  }
  return postForm(`${url}/oauth2/token`, fields, { by })
}

test('an ID token of a user is exchanged for an assertion as the draft has it, for the servers and scopes that the environment allows', async () => {
  const { id_token, refresh_token } = await getUserTokens(server, signer)
  expect((await exchange(id_token)).body.error).toBe('invalid_target')
  const set = await api.put(path, { id_jag_audiences: [chat] })
  expect(set.body).toMatchObject({ id_jag_audiences: [chat] })

  // The request and response of §4.3 of the draft.
  const resource = 'https://api.chat.example/'
  const { status, headers, body } = await exchange(id_token, { scope: 'chat.read chat.history', resource })
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(body).toEqual({
    access_token: expect.any(String),
    issued_token_type: types.idJag,
    token_type: 'N_A',
    scope: 'chat.read chat.history',
    expires_in: 300,
  })
  const keySet = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  const { payload } = await jwtVerify(String(body.access_token), keySet, {
    issuer,
    audience: chat.audience,
    typ: 'oauth-id-jag+jwt',
  })
  expect(payload).toMatchObject({
    sub: signer.userId,
    client_id: chat.client_id,
    jti: expect.any(String),
    resource,
    scope: 'chat.read chat.history',
    auth_time: expect.any(Number),
    email,
    email_verified: true,
  })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
  const fewer = await exchange(refresh_token, { subject_token_type: types.refreshToken, scope: 'chat.read' })
  expect(decodeJwt(String(fewer.body.access_token))).toMatchObject({ sub: signer.userId, scope: 'chat.read' })
  expect((await exchange(id_token, { scope: 'chat.read admin' })).body.error).toBe('invalid_scope')
  const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
  expect(metadata).toMatchObject({ identity_chaining_requested_token_types_supported: [types.idJag] })
})

test('an assertion is bound to the key that the request for it proves', async () => {
  await api.put(path, { id_jag_audiences: [chat] })
  const { id_token } = await getUserTokens(server, signer)
  const keys = await generateKeyPair('ES256')
  const { clientId: client_id, secret: client_secret } = signer.application
  const fields = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: types.idJag,
    audience: chat.audience,
    subject_token: id_token,
    subject_token_type: types.idToken,
    client_id,
    client_secret,
  }
  const headers = { dpop: await proofOf(keys, url) }
  const answer = await fetch(`${url}/oauth2/token`, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const body = (await answer.json()) as { access_token: string; token_type: string }
  expect(body.token_type).toBe('N_A')
  const jkt = await calculateJwkThumbprint(await exportJWK(keys.publicKey))
  expect(decodeJwt(body.access_token).cnf).toEqual({ jkt })
})

test('nothing but a token of a user who is signed in with this application gets an assertion, and what ends the grant ends that', async () => {
  await api.put(path, { id_jag_audiences: [chat] })
  const { id_token, access_token, refresh_token } = await getUserTokens(server, signer)
  const other = await makeSigner(server, 'joe@northwind.example')
  await api.put(`/connect/applications/${other.application.id}`, { id_jag_audiences: [chat] })
  const refused: [string, Record<string, string>?, (typeof signer)['application']?][] = [
    [id_token, {}, other.application],
    [access_token],
    ['x'],
    [id_token.slice(0, -6)],
    [access_token, { subject_token_type: types.accessToken }],
    [refresh_token, { subject_token_type: types.refreshToken }, other.application],
    [id_token, { subject_token_type: types.refreshToken }],
    [id_token, { resource: 'files' }],
    [id_token, { audience: '' }],
  ]
  for (const [token, more, by] of refused) expect((await exchange(token, more, by)).body.error).toBe('invalid_request')
  expect((await exchange(id_token, { audience: 'https://acme.chat.example' })).body.error).toBe('invalid_target')
  const machine = await makeMachine(server)
  expect((await exchange(id_token, {}, machine)).body.error).toBe('unauthorized_client')

  expect((await exchange(id_token)).status).toBe(200)
  await api.delete(`/user_management/users/${signer.userId}/sessions`)
  expect((await exchange(id_token)).body.error).toBe('invalid_request')
})

test('an assertion that one environment issues is taken by another that trusts it, once', async () => {
  const there = await startServer()
  const agents = agentsOf(there)
  await agents.enable({ agent_identity_assertion: true })
  const trusted = { issuer, name: 'Northwind', jwks_uri: `${issuer}/jwks`, email_domains: ['northwind.example'] }
  expect((await there.api.post('/agents/trusted_issuers', trusted)).status).toBe(201)
  const audience = `${there.url}/oauth2/${there.clientId}`
  await api.put(path, { id_jag_audiences: [{ audience, client_id: 'assistant', scopes: [] }] })
  const { id_token } = await getUserTokens(server, signer)
  const { body } = await exchange(id_token, { audience })
  const { id: organizationId } = await there.workos.organizations.createOrganization({ name: 'Acme' })
  const { id: userId } = await there.workos.userManagement.createUser({ email, emailVerified: true })
  await there.workos.userManagement.createOrganizationMembership({ organizationId, userId })

  const present = () => agents.post('/identity', { type: 'identity_assertion', assertion: String(body.access_token) })
  const answers = [await present(), await present()]
  expect(answers.map(({ status }) => status)).toEqual([200, 400])
})

test('an assertion that one environment issues gets an application a token at another, for the user who signs in there through it', async () => {
  const there = await startServer()
  const customer = await makeCustomer(there, 'northwind.example', { issuer, accept_identity_assertions: true })
  const person = await customer.person(signer.userId, email)
  const application = await makeChat(there)
  const audience = `${there.url}/oauth2/${there.clientId}`
  const allowed = { audience, client_id: application.clientId, scopes: ['chat.read', 'chat.write'] }
  await api.put(path, { id_jag_audiences: [allowed] })
  const { id_token } = await getUserTokens(server, signer)
  const { body: issued } = await exchange(id_token, { audience, resource })

  const fields = { grant_type: jwtBearer, assertion: String(issued.access_token) }
  const present = () => postForm(`${there.url}/oauth2/token`, fields, { by: application })
  const { status, body } = await present()
  expect([status, body.scope, body.resource]).toEqual([200, 'chat.read', resource])
  expect(decodeJwt(String(body.access_token))).toMatchObject({
    iss: audience,
    aud: resource,
    sub: person.userId,
    org_id: customer.organizationId,
    client_id: application.clientId,
  })
  expect((await present()).body.error).toBe('invalid_grant')
  // Here the environment that issued it takes it back for nothing.
  expect((await postForm(`${url}/oauth2/token`, fields, { by: signer.application })).body.error).toBe('invalid_grant')
})

test.each([
  ['no address', { ...chat, audience: 'chat' }],
  ['a fragment', { ...chat, audience: 'https://acme.chat.example/#x' }],
  ['a user', { ...chat, audience: 'https://me@acme.chat.example/' }],
])('an audience with %s is refused, and so is one twice or of a machine', async (_what, audience) => {
  const statuses = async (at: string, ...audiences: object[]) =>
    (await api.put(at, { id_jag_audiences: audiences })).status
  expect(await statuses(path, audience)).toBe(422)
  expect(await statuses(path, chat, chat)).toBe(422)
  const { id } = await makeMachine(server)
  expect(await statuses(`/connect/applications/${id}`, chat)).toBe(422)
})
