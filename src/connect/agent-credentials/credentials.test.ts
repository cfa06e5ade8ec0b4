import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'
import { agentsOf } from '../agent-registrations/agent.fixture.ts'
import { isActive, makeApi, postForm } from '../oauth-server/machine.fixture.ts'

let server: TestServer
let agents: ReturnType<typeof agentsOf>
beforeEach(async () => {
  server = await startServer()
  agents = agentsOf(server)
})

test('an identity is signed with ES256 by a key that the issuer publishes, apart from those of sessions', async () => {
  await agents.enable({ agent_anonymous: true })
  const { id, identity } = await agents.anonymous()
  const issuer = `${server.url}/oauth2/${server.clientId}`
  const { payload, protectedHeader } = await jwtVerify(
    identity.assertion,
    createRemoteJWKSet(new URL(`${issuer}/jwks`)),
    { issuer, audience: issuer, algorithms: ['ES256'] },
  )
  expect(payload).toMatchObject({ sub: id, registration_version: 0 })
  expect(protectedHeader).toMatchObject({ typ: 'oauth-id-jag+jwt' })
  const { body } = await server.api.get<{ keys: { kid: string }[] }>(`/sso/jwks/${server.clientId}`)
  expect(body.keys.map(({ kid }) => kid)).not.toContain(protectedHeader.kid)
})

test('an assertion is good in its own environment alone, and a changed one nowhere', async () => {
  await agents.enable({ agent_anonymous: true })
  const { identity } = await agents.anonymous()
  const [header = '', payload = '', signature = ''] = identity.assertion.split('.')
  const moved = Buffer.from(
    JSON.stringify({
      ...decodeJwt(identity.assertion),
      iss: `${server.url}/oauth2/${server.app.firstEnvironment.clientId}`,
    }),
  ).toString('base64url')
  const access = await agents.credentialFor(identity.assertion)
  const other = await startServer()
  expect(await agentsOf(other).validate('access_token', access)).toEqual({
    valid: false,
    registration_id: null,
    expires_at: null,
  })
  const forged = [
    `${header}.${moved}.${signature}`,
    `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    `${header}.${payload}.`,
    access,
    'x',
    '..',
    'x'.repeat(20_000),
  ]
  for (const assertion of forged)
    expect(await agents.exchange(assertion)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('an agent revokes its token without a client, an application sees that, and what the agent asks for narrows its scopes', async () => {
  await agents.enable({ agent_anonymous: true, agent_pre_claim_scopes: ['a', 'b'] })
  const { identity } = await agents.anonymous()
  const observer = await makeApi(server)
  const narrow = await agents.exchange(identity.assertion, { scope: 'b' })
  expect(narrow.body.scope).toBe('b')
  expect((await agents.exchange(identity.assertion, { scope: 'b c' })).body.error).toBe('invalid_scope')
  expect((await agents.exchange(identity.assertion, { resource: 'https://api.example.com' })).body.error).toBe(
    'invalid_target',
  )

  const token = String(narrow.body.access_token)
  expect(await isActive(server.url, observer, token)).toBe(true)
  expect((await postForm(`${server.url}/oauth2/revoke`, { token, token_type_hint: 'access_token' })).status).toBe(200)
  expect(await isActive(server.url, observer, token)).toBe(false)
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await agents.exchange(identity.assertion)).status).toBe(200)
})

test('an agent that names a client all the same gets its credential, and any other assertion needs the client that comes with it', async () => {
  await agents.enable({ agent_anonymous: true })
  const { identity } = await agents.anonymous()
  const named = { client_id: 'an agent' }
  expect((await agents.exchange(identity.assertion, named)).status).toBe(200)
  expect((await agents.exchange('x', named)).body.error).toBe('invalid_client')
})

test('a token is for the resource that was asked for, and a check for another one fails', async () => {
  await agents.enable({ agent_anonymous: true })
  const resource = 'https://api.example.com'
  await server.api.post('/user_management/authkit_oauth_resources', { uri: resource })
  const { identity } = await agents.anonymous()
  const { body } = await agents.exchange(identity.assertion, { resource })
  const token = String(body.access_token)
  expect(decodeJwt(token).aud).toBe(resource)
  expect(await agents.validate('access_token', token, { audience: resource })).toMatchObject({ valid: true })
  expect(await agents.validate('access_token', token, { audience: server.clientId })).toMatchObject({ valid: false })
})

test('where the settings say so an agent gets an API key, one at a time, with the permissions that there are', async () => {
  await server.api.post('/authorization/permissions', { slug: 'docs:read', name: 'Read' })
  await agents.enable({
    agent_anonymous: true,
    agent_credential_type: 'api_key',
    agent_pre_claim_scopes: ['docs:read', 'no:permission'],
  })
  const { id, identity } = await agents.anonymous()
  const { body } = await agents.exchange(identity.assertion)
  expect(body).toEqual({
    access_token: expect.stringMatching(/^sk_agent_\w{43}$/),
    token_type: 'bearer',
    expires_in: expect.any(Number),
    scope: 'docs:read',
  })
  const first = String(body.access_token)
  expect((await server.api.post('/api_keys/validations', { value: first })).body).toMatchObject({
    api_key: { permissions: ['docs:read'], obfuscated_value: `sk_agent_...${first.slice(-4)}` },
    agent_registration_id: id,
  })
  expect(await server.workos.agents.validateCredential({ type: 'api_key', credential: first })).toMatchObject({
    valid: true,
    registrationId: id,
  })

  const second = await agents.credentialFor(identity.assertion)
  expect(await agents.validate('api_key', first)).toMatchObject({ valid: false })
  expect(await agents.validate('api_key', second)).toMatchObject({ valid: true })
  const used = await server.api.get<{ data: { last_used_at: string | null }[] }>(
    `/organizations/${(await server.workos.agents.getRegistration(id)).organizationId}/api_keys`,
  )
  expect(used.body.data.map(({ last_used_at }) => last_used_at)).toEqual([null])
})

test('a key that was made for no agent says nothing of one', async () => {
  const { id } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const { body } = await server.api.post<{ value: string }>(`/organizations/${id}/api_keys`, { name: 'CI' })
  const validated = await server.api.post('/api_keys/validations', { value: body.value })
  expect(validated.body).not.toHaveProperty('agent_registration_id')
  expect(await agents.validate('api_key', body.value)).toMatchObject({ valid: false })
})
