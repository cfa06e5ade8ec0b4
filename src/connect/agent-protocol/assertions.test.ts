import { decodeJwt, generateKeyPair } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'
import { makeIssuer, type Signing, seconds } from '../agent-issuers/issuer.fixture.ts'
import { agentsOf, type Registered } from '../agent-registrations/agent.fixture.ts'
import { postForm } from '../oauth-server/machine.fixture.ts'

const ada = { email: 'ada@acme.example', external_id: 'ada-1' }
let server: TestServer
let agents: ReturnType<typeof agentsOf>
let issuer: Awaited<ReturnType<typeof makeIssuer>>
let organizationId: string
let userId: string
beforeEach(async () => {
  server = await startServer()
  agents = agentsOf(server)
  issuer = await makeIssuer(server)
  await agents.enable({ agent_identity_assertion: true, agent_post_claim_scopes: ['docs:write'] })
  organizationId = await join(
    (await server.workos.organizations.createOrganization({ name: 'Acme' })).id,
    await makeAda(),
  )
})

async function makeAda(more: object = {}): Promise<string> {
  const { email, external_id: externalId } = ada
  userId = (await server.workos.userManagement.createUser({ email, externalId, emailVerified: true, ...more })).id
  return userId
}

async function join(organization: string, user: string): Promise<string> {
  await server.workos.userManagement.createOrganizationMembership({ organizationId: organization, userId: user })
  return organization
}

type Answer = Registered & { error: string; max_age?: number; claim_token: string; registration_id: string }
const present = (assertion: string) => agents.post<Answer>('/identity', { type: 'identity_assertion', assertion })
const assertAda = (signing?: Signing) => issuer.assert('subject-of-ada', ada.email, signing)

test('an assertion counts nowhere until the environment switches it on and trusts its issuer', async () => {
  await agents.enable({ agent_identity_assertion: false })
  await issuer.trust({ email_domains: ['acme.example'] })
  expect(await present(await assertAda())).toMatchObject({
    status: 400,
    body: { error: 'identity_assertion_registration_disabled' },
  })
  await agents.enable({ agent_identity_assertion: true })
  const stranger = await makeIssuer(server)
  expect(await present(await stranger.assert('x', ada.email))).toMatchObject({
    status: 400,
    body: { error: 'issuer_not_enabled' },
  })
  expect(await agents.events('created')).toEqual([])
})

test('an agent acts at once for a user of a domain that its issuer is trusted for, and another assertion renews it', async () => {
  await issuer.trust({ email_domains: ['acme.example'] })
  const { status, body } = await present(await assertAda())
  expect(status).toBe(200)
  expect(body).toMatchObject({ type: 'identity_assertion', scopes: { post_claim: ['docs:write'] } })
  expect(body.identity).not.toHaveProperty('refresh_token')
  expect(decodeJwt(await agents.credentialFor(body.identity.assertion))).toMatchObject({
    sub: body.id,
    act: { sub: userId },
    org_id: organizationId,
    scope: 'docs:write',
  })
  expect(await server.workos.agents.getRegistration(body.id)).toMatchObject({
    status: 'verified',
    kind: 'identity_assertion',
    organizationId,
    agentIdentity: { userlandUserId: userId },
    claim: null,
  })

  const again = await present(await assertAda({ claims: { email: 'renamed@acme.example' } }))
  expect(again).toMatchObject({ status: 200, body: { id: body.id } })
  expect((await agents.exchange(body.identity.assertion)).status, 'the identity before counts as long').toBe(200)
  const recorded = await agents.events('created', 'refreshed')
  expect(recorded).toMatchObject([
    { event: 'created', data: { id: body.id, method: 'id_jag', status: 'verified', organization_id: organizationId } },
    { event: 'refreshed', data: { agent_registration_id: body.id } },
  ])
})

test('[A-5] no issuer takes over an account: whose email it may not speak for, or who has not proven it, confirms it themselves', async () => {
  const trusted = await issuer.trust({ email_domains: ['sub.acme.example'] })
  const ask = async () => {
    const { status, headers, body } = await present(await assertAda())
    expect([status, body.error]).toEqual([401, 'interaction_required'])
    expect(headers.get('www-authenticate')).toBe('AgentAuth error="interaction_required"')
    expect(body).not.toHaveProperty('identity')
    return body
  }
  const first = await ask()
  const second = await ask()
  expect(second.id, 'the same registration').toBe(first.id)
  const link = (body: Answer, user = ada) => agents.link(body.claim.attempt.verification_uri, user)
  expect(await link(first)).toMatchObject({ status: 400, body: { code: 'invalid_claim' } })
  expect(await link(second, { email: 'eve@acme.example', external_id: 'eve' })).toMatchObject({
    status: 400,
    body: { code: 'email_mismatch' },
  })
  const start = await agents.post('/identity/claim', {
    claim_token: second.claim_token,
    login_hint: 'eve@acme.example',
  })
  expect(start.body).toMatchObject({ error: 'invalid_login_hint' })
  expect((await agents.complete(first.claim_token, 'BBBB-BBBB')).body.error, 'its token was replaced').toBe(
    'invalid_claim_token',
  )

  const { body: linked } = await link(second)
  const completed = await agents.complete(second.claim_token, linked.user_code)
  expect(completed).toMatchObject({ status: 200, body: { id: second.id, status: 'claimed' } })
  expect(completed.body.identity, 'the issuer is asked again instead').not.toHaveProperty('refresh_token')
  expect(await present(await assertAda())).toMatchObject({ status: 200, body: { id: second.id } })
  expect((await server.workos.organizations.listOrganizations()).data).toHaveLength(1)

  // Withdrawn, it has to be confirmed again.
  await server.api.post(`/agents/registrations/${second.id}/revoke`, {})
  expect((await ask()).id).not.toBe(second.id)
  const list = await server.api.get<{ data: object[] }>(`/agents/registrations?trusted_issuer_id=${trusted}`)
  expect(list.body.data).toHaveLength(2)
})

test.each([
  ['has not proven their email here', { emailVerified: false }, 1],
  ['belongs to no organization', {}, 0],
  ['belongs to several', {}, 2],
])('a person who %s is asked, also where the issuer is trusted for their domain', async (_who, more, organizations) => {
  await issuer.trust({ email_domains: ['acme.example'] })
  await server.workos.userManagement.deleteUser(userId)
  await makeAda(more)
  for (let i = 0; i < organizations; i++)
    await join((await server.workos.organizations.createOrganization({ name: `${i}` })).id, userId)
  expect(await present(await assertAda())).toMatchObject({ status: 401, body: { error: 'interaction_required' } })
})

test('a person whom no one knows here claims the agent like any other, and gets its code from the poll', async () => {
  await issuer.trust()
  const bob = { email: 'bob@acme.example', external_id: 'bob-1' }
  const { body } = await present(await issuer.assert('subject-of-bob', bob.email))
  const claimType = 'urn:workos:agent-auth:grant-type:claim'
  const poll = () => postForm(`${server.url}/oauth2/token`, { grant_type: claimType, claim_token: body.claim_token })
  expect((await poll()).body.error).toBe('authorization_pending')
  const { body: linked } = await agents.link(body.claim.attempt.verification_uri, bob)
  expect((await agents.complete(body.claim_token, linked.user_code)).status).toBe(200)
  expect((await present(await issuer.assert('subject-of-bob', bob.email))).status).toBe(200)
})

const foreignKey = async () => (await generateKeyPair('ES256')).privateKey
const refused: [what: string, error: string, signing: () => Signing | Promise<Signing>][] = [
  ['of another type', 'invalid_request', () => ({ header: { typ: 'JWT' } })],
  ['that is an event', 'invalid_request', () => ({ header: { typ: 'secevent+jwt' } })],
  ['that ends never', 'invalid_request', () => ({ claims: { exp: undefined } })],
  ['that lasts an hour', 'invalid_request', () => ({ claims: { exp: seconds(3_600) } })],
  ['that is over', 'expired', () => ({ claims: { exp: seconds(-120) } })],
  ['from the future', 'invalid_request', () => ({ claims: { iat: seconds(300) } })],
  ['that begins later', 'invalid_request', () => ({ claims: { nbf: seconds(300) } })],
  ['without an id', 'invalid_request', () => ({ claims: { jti: undefined } })],
  ['about no one', 'invalid_request', () => ({ claims: { sub: '' } })],
  ['for another server', 'invalid_audience', () => ({ claims: { aud: 'https://other.example' } })],
  ['for us and another server', 'invalid_audience', () => ({ claims: { aud: [audience(), 'https://other.example'] } })],
  ['for the first environment', 'invalid_audience', () => ({ claims: { aud: server.url } })],
  ['signed by another', 'invalid_signature', async () => ({ key: await foreignKey() })],
  ['signed with an unknown key', 'invalid_signature', () => ({ header: { kid: 'two' } })],
  [
    'with a public key as a secret',
    'invalid_request',
    () => ({ header: { alg: 'HS256' }, key: Buffer.from('x'.repeat(32)) }),
  ],
  ['that verifies nothing', 'missing_verified_email', () => ({ claims: { email_verified: 'true' } })],
  ['without an email', 'missing_verified_email', () => ({ claims: { email: undefined } })],
  ['that says not when they signed in', 'login_required', () => ({ claims: { auth_time: undefined } })],
  ['of an old sign-in', 'login_required', () => ({ claims: { auth_time: seconds(-3_700) } })],
  ['of a sign-in to come', 'login_required', () => ({ claims: { auth_time: seconds(300) } })],
]
const audience = () => `${server.url}/oauth2/${server.clientId}`

test('an assertion that breaks a rule is refused with a word for it, and leaves nothing', async () => {
  await issuer.trust({ email_domains: ['acme.example'] })
  for (const [what, error, signing] of refused) {
    const { status, headers, body } = await present(await assertAda(await signing()))
    const expected = error === 'login_required' ? 401 : 400
    expect([what, status, body.error]).toEqual([what, expected, error])
    if (error !== 'login_required') continue
    expect(body.max_age).toBe(3_600)
    expect(headers.get('www-authenticate')).toBe('AgentAuth error="login_required", max_age="3600"')
  }
  const [header, payload] = (await assertAda()).split('.')
  const none = Buffer.from('{"alg":"none","typ":"oauth-id-jag+jwt"}').toString('base64url')
  for (const broken of ['x', '..', `${header}.${payload}.`, `${none}.${payload}.`, 'x'.repeat(9_000)])
    expect((await present(broken)).status).toBe(400)
  expect(await agents.events('created')).toEqual([])
  // A phone number is enough for someone who is known, here by the same word of the issuer.
  expect((await present(await assertAda())).status).toBe(200)
  const byPhone = { email: undefined, email_verified: undefined, phone_number_verified: true }
  expect((await present(await assertAda({ claims: byPhone }))).status).toBe(200)
})

test('an API key of an agent that an issuer vouches for ends within the hour, and a new assertion gives another one', async () => {
  await agents.enable({ agent_credential_type: 'api_key' })
  await issuer.trust({ email_domains: ['acme.example'] })
  const keyBy = async (assertion: string) =>
    (await agents.exchange((await present(assertion)).body.identity.assertion)).body
  const { access_token: first, expires_in } = await keyBy(await assertAda())
  expect(expires_in).toBeLessThanOrEqual(3_600)
  expect(await agents.validate('api_key', String(first))).toMatchObject({ valid: true, expires_at: expect.any(String) })
  const { access_token: second } = await keyBy(await assertAda())
  expect(await agents.validate('api_key', String(first))).toMatchObject({ valid: false })
  expect(await agents.validate('api_key', String(second))).toMatchObject({ valid: true })
})

test('[A-4] an assertion is good once, also after its issuer was deleted and is trusted again', async () => {
  const id = await issuer.trust({ email_domains: ['acme.example'] })
  const assertion = await assertAda()
  const { body } = await present(assertion)
  expect(await present(assertion)).toMatchObject({ status: 400, body: { error: 'replay_detected' } })
  const token = await agents.credentialFor(body.identity.assertion)

  expect((await server.api.delete(`/agents/trusted_issuers/${id}`)).status).toBe(204)
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await agents.exchange(body.identity.assertion)).body.error).toBe('invalid_grant')
  expect((await server.workos.agents.getRegistration(body.id)).status).toBe('revoked')
  expect(await agents.events('revoked')).toHaveLength(1)
  await issuer.trust({ email_domains: ['acme.example'] })
  expect((await present(assertion)).body.error).toBe('replay_detected')
})
