import { decodeJwt } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { agentsOf, jwtBearerType } from '../agent-registrations/agent.fixture.ts'

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

test('the metadata says how agents register, once they may', async () => {
  const issuer = `${server.url}/oauth2/${server.clientId}`
  const metadata = async () =>
    (await (await fetch(`${server.url}/.well-known/oauth-authorization-server/oauth2/${server.clientId}`)).json()) as {
      agent_auth?: object
      grant_types_supported: string[]
    }
  const before = await metadata()
  expect(before).not.toHaveProperty('agent_auth')
  expect(before.grant_types_supported.filter((type) => type.includes('agent-auth'))).toEqual([])
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
