import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { isActive, makeApi, postForm } from '../oauth-server/machine.fixture.ts'
import { agentsOf, jwtBearerType } from './agent.fixture.ts'

let server: TestServer
let agents: ReturnType<typeof agentsOf>
beforeEach(async () => {
  server = await startServer()
  agents = agentsOf(server)
})

test('every kind of registration is refused until the environment switches it on, and makes nothing', async () => {
  expect(await agents.post('/identity', { type: 'anonymous' })).toMatchObject({
    status: 400,
    body: { error: 'anonymous_registration_disabled' },
  })
  expect(await agents.post('/identity', { type: 'service_auth', login_hint: 'ada@example.com' })).toMatchObject({
    status: 400,
    body: { error: 'service_auth_registration_disabled' },
  })
  expect(await agents.post('/identity', { type: 'refresh', refresh_token: 'x.0.y' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_refresh_token' },
  })
  expect((await server.workos.organizations.listOrganizations()).data).toEqual([])
  expect(await agents.events('created')).toEqual([])
})

test('an agent registers by itself, gets an access token that the official SDK accepts, and is looked at by it', async () => {
  await agents.enable({
    agent_anonymous: true,
    agent_pre_claim_scopes: ['docs:read'],
    agent_post_claim_scopes: ['docs:write'],
  })
  const registered = await agents.anonymous()
  expect(registered).toMatchObject({
    type: 'anonymous',
    claim: { token: expect.stringMatching(/^clm_\w{43}$/) },
    scopes: { pre_claim: ['docs:read'], post_claim: ['docs:write'] },
  })

  const { status, body, headers } = await agents.exchange(registered.identity.assertion)
  expect({ status, body }).toEqual({
    status: 200,
    body: { access_token: expect.any(String), token_type: 'bearer', expires_in: 300, scope: 'docs:read' },
  })
  expect(headers.get('cache-control')).toContain('no-store')

  const registration = await server.workos.agents.getRegistration(registered.id)
  expect(registration).toMatchObject({
    status: 'unverified',
    kind: 'anonymous',
    agentIdentity: { userlandUserId: null },
    claim: { claimCompletion: null },
  })
  const organization = await server.workos.organizations.getOrganization(registration.organizationId)
  expect(organization.metadata).toEqual({ agent_registration_id: registered.id })

  const credential = String(body.access_token)
  const validation = await server.workos.agents.validateCredential({
    type: 'access_token',
    credential,
    checkForRevoked: true,
  })
  expect(validation).toMatchObject({
    valid: true,
    registrationId: registered.id,
    claims: { organizationId: registration.organizationId, scope: 'docs:read', actor: undefined },
  })
  expect(await agents.events('created', 'credential.issued')).toEqual([
    {
      event: 'created',
      data: expect.objectContaining({ id: registered.id, method: 'anonymous', status: 'unverified' }),
    },
    {
      event: 'credential.issued',
      data: expect.objectContaining({
        agent_registration_id: registered.id,
        detail: { kind: 'access_token', jti: decodeJwt(credential).jti, expires_at: validation.expiresAt },
      }),
    },
  ])
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

test('[A-6] a value that isn’t a string is refused in every field of a registration', async () => {
  await agents.enable()
  for (const value of [7, null, {}, ['ada@example.com'], true]) {
    expect((await agents.post('/identity', { type: 'service_auth', login_hint: value })).status).toBe(400)
    expect((await agents.post('/identity', { type: 'refresh', refresh_token: value })).status).toBe(400)
    expect((await agents.post('/identity', { type: value })).status).toBe(400)
  }
  for (const login_hint of ['ada', '', 'Ada <ada@example.com>', 'ada@localhost'])
    expect(await agents.post('/identity', { type: 'service_auth', login_hint })).toMatchObject({
      body: { error: 'invalid_login_hint' },
    })
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

test('no one who is vouched for by no provider registers more than 5 agents an hour from one address, and no one sends more than 60 assertions', async () => {
  const strict = await startOwnServer({ config: { trustedProxies: ['127.0.0.1', '::1'] } as never })
  try {
    const own = agentsOf(strict)
    await own.enable()
    await own.enable({ agent_identity_assertion: true })
    const from = (ip: string, body: object = { type: 'anonymous' }) =>
      fetch(`${strict.url}/oauth2/${strict.clientId}/agent/identity`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
        body: JSON.stringify(body),
      })
    const answers = await Promise.all(Array.from({ length: 8 }, () => from('203.0.113.7')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
    const refused = answers.find(({ status }) => status === 429)
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await from('203.0.113.8')).status).toBe(200)
    const forged = { type: 'identity_assertion', assertion: 'x' }
    const asserted = await Promise.all(Array.from({ length: 62 }, () => from('203.0.113.9', forged)))
    expect(asserted.map(({ status }) => status).sort()).toEqual([...Array(60).fill(400), 429, 429])
  } finally {
    await strict.close()
  }
})

test('registrations are listed, revoked and deleted, with all that their agents hold', async () => {
  await agents.enable({ agent_anonymous: true })
  const [first, second] = [await agents.anonymous(), await agents.anonymous()]
  const { organizationId } = await server.workos.agents.getRegistration(first.id)
  const list = async (query = '') =>
    (await server.api.get<{ data: { id: string }[] }>(`/agents/registrations?${query}`)).body.data.map(({ id }) => id)
  expect(await list()).toEqual([second.id, first.id])
  expect(await list(`organization_id=${organizationId}`)).toEqual([first.id])
  expect(await list('limit=1&order=asc')).toEqual([first.id])

  const token = await agents.credentialFor(first.identity.assertion)
  for (const _ of [1, 2])
    expect((await server.api.post(`/agents/registrations/${first.id}/revoke`, {})).body).toMatchObject({
      status: 'revoked',
    })
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await agents.exchange(first.identity.assertion)).body.error).toBe('invalid_grant')
  expect(
    (await agents.post('/identity/claim', { claim_token: first.claim.token, login_hint: 'ada@example.com' })).status,
  ).toBe(410)

  expect((await server.api.delete(`/agents/registrations/${first.id}`)).status).toBe(204)
  expect((await server.api.delete(`/agents/registrations/${first.id}`)).status).toBe(404)
  expect((await server.api.get(`/organizations/${organizationId}`)).status).toBe(404)
  expect(await list()).toEqual([second.id])
  expect(
    (await agents.events('revoked', 'deleted')).map(({ event, data }) => [event, data.agent_registration_id]),
  ).toEqual([
    ['revoked', first.id],
    ['deleted', first.id],
  ])
})

test('the metadata says how agents register, once they may', async () => {
  const issuer = `${server.url}/oauth2/${server.clientId}`
  const metadata = async () =>
    (await (await fetch(`${server.url}/.well-known/oauth-authorization-server/oauth2/${server.clientId}`)).json()) as {
      agent_auth?: object
      grant_types_supported: string[]
    }
  const before = await metadata()
  expect(before).not.toHaveProperty('agent_auth')
  expect(
    before.grant_types_supported.filter((type) => type.includes('jwt-bearer') || type.includes('agent-auth')),
  ).toEqual([])
  await agents.enable({ agent_service_auth: true })
  const { agent_auth, grant_types_supported } = await metadata()
  expect(agent_auth).toEqual({
    skill: `${issuer}/auth.md`,
    identity_endpoint: `${issuer}/agent/identity`,
    claim_endpoint: `${issuer}/agent/identity/claim`,
    identity_types_supported: ['service_auth'],
  })
  await agents.enable({ agent_identity_assertion: true })
  expect((await metadata()).agent_auth).toMatchObject({
    identity_types_supported: ['service_auth', 'identity_assertion'],
    identity_assertion: { assertion_types_supported: ['urn:ietf:params:oauth:token-type:id-jag'] },
    events_endpoint: `${issuer}/agent/event/notify`,
    events_supported: expect.arrayContaining([
      'https://schemas.workos.com/events/agent/auth/identity/assertion/revoked',
    ]),
  })
  expect(grant_types_supported).toEqual(
    expect.arrayContaining([jwtBearerType, 'urn:workos:agent-auth:grant-type:claim']),
  )
})
