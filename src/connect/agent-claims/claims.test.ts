import { decodeJwt } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { agentsOf, type Registered, tokenIn } from '../agent-registrations/agent.fixture.ts'

const ada = { email: 'ada@example.com', external_id: 'ada-1' }
let server: TestServer
let agents: ReturnType<typeof agentsOf>
beforeEach(async () => {
  server = await startServer()
  agents = agentsOf(server)
  await agents.enable({
    agent_anonymous: true,
    agent_service_auth: true,
    agent_pre_claim_scopes: ['docs:read'],
    agent_post_claim_scopes: ['docs:read', 'docs:write'],
  })
})

const organizationNamed = (name: string) => server.workos.organizations.createOrganization({ name })
const uriOf = ({ claim }: Registered) => claim.attempt.verification_uri

/** Makes a user of the application a member of organizations. */
async function memberOf(...organizationIds: string[]) {
  const { email, external_id: externalId } = ada
  const user = await server.workos.userManagement.createUser({ email, externalId })
  for (const organizationId of organizationIds)
    await server.workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId })
  return user
}

/** Lets the time of rows pass. */
const outdate = (table: 'agent_claims' | 'agent_claim_attempts' | 'agent_registrations', id: string) =>
  server.environment.db.run(
    {
      agent_claims: sql`update agent_claims set expires_at = created_at where registration_id = ${id}`,
      agent_claim_attempts: sql`update agent_claim_attempts set expires_at = created_at where claim_id in (
        select c.id from agent_claims c where c.registration_id = ${id})`,
      agent_registrations: sql`update agent_registrations set expires_at = created_at where id = ${id}`,
    }[table],
  )

test('an application confirms a claim for its user, the agent completes it by the code, and acts for the user in their organization', async () => {
  const { id: organizationId } = await organizationNamed('Northwind')
  const user = await memberOf(organizationId)
  const registered = await agents.serviceAuth('Ada@Example.com')
  expect(registered).not.toHaveProperty('identity')
  expect(tokenIn(uriOf(registered))).toMatch(/^cla_tkn_\w{43}$/)
  const { organizationId: own } = await server.workos.agents.getRegistration(registered.id)

  const linked = await server.workos.agents.linkClaimAttemptToExternalUser({
    claimAttemptToken: tokenIn(uriOf(registered)),
    user: { email: ada.email, externalId: ada.external_id },
  })
  expect(linked).toEqual({
    id: registered.id,
    status: 'unverified',
    userCode: expect.stringMatching(/^[B-Z]{4}-[B-Z]{4}$/),
    organizations: [{ id: organizationId, name: 'Northwind' }],
  })

  const { status, body } = await agents.complete(
    registered.claim.token,
    linked.userCode.toLowerCase().replace('-', ' '),
  )
  expect({ status, body }).toMatchObject({ status: 200, body: { id: registered.id, status: 'claimed' } })
  expect(decodeJwt(body.identity.assertion)).toMatchObject({ email: ada.email, email_verified: false })
  expect(decodeJwt(await agents.credentialFor(body.identity.assertion))).toMatchObject({
    sub: registered.id,
    act: { sub: user.id },
    org_id: organizationId,
    scope: 'docs:read docs:write',
  })
  expect(await server.workos.agents.getRegistration(registered.id)).toMatchObject({
    status: 'verified',
    organizationId,
    agentIdentity: { userlandUserId: user.id },
    claim: { claimCompletion: { id: expect.stringMatching(/^agent_reg_claim_attempt_/) } },
  })
  expect(await agents.events('claim.attempt.created', 'claim.completed', 'organization.switched')).toMatchObject([
    { event: 'claim.attempt.created', data: { agent_registration_id: registered.id, login_hint: 'Ada@Example.com' } },
    { event: 'claim.completed', data: { claimed_by: { user_id: user.id, organization_id: organizationId } } },
    { event: 'organization.switched', data: { from_organization_id: own, to_organization_id: organizationId } },
  ])
  const { status: isGone } = await server.api.get(`/organizations/${own}`)
  expect(isGone, 'the organization that was made for the agent').toBe(404)
})

test('a user whom the application has not made yet is made, and joins the agent’s own organization', async () => {
  const registered = await agents.serviceAuth(ada.email)
  const { body } = await agents.link(uriOf(registered), ada)
  expect(body.organizations).toEqual([])
  expect((await agents.complete(registered.claim.token, body.user_code)).status).toBe(200)
  const user = await server.workos.userManagement.getUserByExternalId(ada.external_id)
  const { organizationId, agentIdentity } = await server.workos.agents.getRegistration(registered.id)
  expect(agentIdentity.userlandUserId).toBe(user.id)
  const { data } = await server.workos.userManagement.listOrganizationMemberships({ userId: user.id })
  expect(data.map((membership) => membership.organizationId)).toEqual([organizationId])
})

test('a user of several organizations chooses one of them', async () => {
  const first = await organizationNamed('Northwind')
  const second = await organizationNamed('Contoso')
  const foreign = await organizationNamed('Fabrikam')
  await memberOf(first.id, second.id)
  const registered = await agents.serviceAuth(ada.email)
  const asked = await agents.link(uriOf(registered), ada)
  expect(asked).toMatchObject({ status: 409, body: { code: 'organization_selection_required' } })
  expect(asked.body.organizations.map(({ name }) => name).sort()).toEqual(['Contoso', 'Northwind'])
  expect(await agents.link(uriOf(registered), ada, foreign.id)).toMatchObject({
    status: 400,
    body: { code: 'invalid_organization' },
  })
  const chosen = await agents.link(uriOf(registered), ada, second.id)
  expect(chosen.status).toBe(200)
  expect((await agents.link(uriOf(registered), ada)).body.user_code, 'the same code again').toBe(chosen.body.user_code)
  await agents.complete(registered.claim.token, chosen.body.user_code)
  expect((await server.workos.agents.getRegistration(registered.id)).organizationId).toBe(second.id)
})

test('every way in which a claim cannot be confirmed has its code', async () => {
  const registered = await agents.serviceAuth(ada.email)
  const uri = uriOf(registered)
  const refusal = async (...args: Parameters<typeof agents.link>) => {
    const { status, body } = await agents.link(...args)
    return [status, body.code]
  }
  expect(await refusal('https://x.example/?token=cla_tkn_unknown', ada)).toEqual([400, 'invalid_claim'])
  expect(await refusal(uri, { ...ada, email: 'ada' })).toEqual([400, 'invalid_request'])
  expect(await refusal(uri, { ...ada, email: 'eve@example.com' })).toEqual([400, 'email_mismatch'])
  await server.workos.userManagement.createUser({ email: 'other@example.com', externalId: 'other' })
  expect(await refusal(uri, { email: ada.email, external_id: 'other' })).toEqual([400, 'email_mismatch'])
  const namesake = await server.workos.userManagement.createUser({ email: ada.email })
  expect(await refusal(uri, ada)).toEqual([409, 'email_already_in_use'])
  await server.workos.userManagement.updateUser({ userId: namesake.id, externalId: ada.external_id })
  expect((await refusal(uri, ada))[0]).toBe(200)

  await agents.enable({ agent_service_auth: false })
  expect(await refusal(uri, ada)).toEqual([403, 'auth_method_disabled'])
  await agents.enable({ agent_service_auth: true })
  await server.workos.userManagement.updateUser({
    userId: namesake.id,
    externalId: 'renamed',
    email: 'renamed@example.com',
  })
  expect(await refusal(uri, ada), 'another user now has the external id').toEqual([400, 'wrong_account'])

  const replaced = await agents.post('/identity/claim', { claim_token: registered.claim.token, login_hint: ada.email })
  expect(replaced.status).toBe(200)
  expect(await refusal(uri, ada), 'a newer link').toEqual([400, 'invalid_claim'])
  const { verification_uri: newest } = (replaced.body as { attempt: Registered['claim']['attempt'] }).attempt
  await outdate('agent_claim_attempts', registered.id)
  expect(await refusal(newest, ada)).toEqual([410, 'user_code_expired'])
  await outdate('agent_claims', registered.id)
  expect(await refusal(newest, ada)).toEqual([410, 'claim_expired'])

  const claimed = await agents.serviceAuth(ada.email)
  const { body } = await agents.link(uriOf(claimed), ada)
  await agents.complete(claimed.claim.token, body.user_code)
  expect(await refusal(uriOf(claimed), ada)).toEqual([409, 'already_claimed'])
})

test('a claim is completed by the right code alone, once, and only after a person has confirmed it', async () => {
  const registered = await agents.serviceAuth(ada.email)
  const { token } = registered.claim
  const refusal = async (code: string, claimToken = token) => {
    const { status, body } = await agents.complete(claimToken, code)
    return [status, body.error]
  }
  expect(await refusal('BCDF-GHJK', 'clm_unknown')).toEqual([400, 'invalid_claim_token'])
  expect(await refusal('BCDF-GHJK')).toEqual([409, 'claim_not_confirmed'])
  const { body } = await agents.link(uriOf(registered), ada)
  expect(await refusal('BCDF-GHJK')).toEqual([401, 'invalid_user_code'])
  expect((await agents.complete(token, body.user_code)).status).toBe(200)
  expect(await refusal(body.user_code)).toEqual([409, 'already_claimed'])
  expect(await agents.post('/identity/claim', { claim_token: token, login_hint: ada.email })).toMatchObject({
    status: 409,
    body: { error: 'already_claimed' },
  })
})

test('[A-9] after ten wrong codes the right one is refused too, until another attempt begins', async () => {
  const registered = await agents.serviceAuth(ada.email)
  const { token } = registered.claim
  const { body } = await agents.link(uriOf(registered), ada)
  const wrong = await Promise.all(Array.from({ length: 12 }, () => agents.complete(token, 'BBBB-BBBB')))
  expect(wrong.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429, 429])
  expect(await agents.complete(token, body.user_code)).toMatchObject({
    status: 429,
    body: { error: 'rate_limit_exceeded' },
  })

  const again = await agents.post('/identity/claim', { claim_token: token, login_hint: ada.email })
  const { attempt } = again.body as { attempt: Registered['claim']['attempt'] }
  const linked = await agents.link(attempt.verification_uri, ada)
  expect((await agents.complete(token, linked.body.user_code)).status).toBe(200)
})

test('a registration that named a person stays with that person; an anonymous one names whom it wants, if people may claim', async () => {
  const registered = await agents.serviceAuth(ada.email)
  const start = (claim_token: string, login_hint: string) => agents.post('/identity/claim', { claim_token, login_hint })
  expect(await start(registered.claim.token, 'eve@example.com')).toMatchObject({
    body: { error: 'invalid_login_hint' },
  })
  expect(await start('clm_unknown', ada.email)).toMatchObject({ body: { error: 'invalid_claim_token' } })
  const anonymous = await agents.anonymous()
  expect((await start(anonymous.claim.token, 'eve@example.com')).status).toBe(200)
  expect((await start(anonymous.claim.token, ada.email)).status).toBe(200)
  await agents.enable({ agent_service_auth: false })
  expect(await start(anonymous.claim.token, ada.email)).toMatchObject({
    status: 403,
    body: { error: 'auth_method_disabled' },
  })
})

test('what an agent got before it was claimed counts no more afterwards', async () => {
  const registered = await agents.anonymous()
  const before = await agents.credentialFor(registered.identity.assertion)
  expect(decodeJwt(before)).toMatchObject({ scope: 'docs:read' })
  const started = await agents.post('/identity/claim', { claim_token: registered.claim.token, login_hint: ada.email })
  const { attempt } = started.body as { attempt: Registered['claim']['attempt'] }
  const { body } = await agents.link(attempt.verification_uri, ada)
  const { organizationId } = await server.workos.agents.getRegistration(registered.id)
  const completed = await agents.complete(registered.claim.token, body.user_code)

  expect(await agents.validate('access_token', before)).toMatchObject({ valid: false })
  expect(await agents.exchange(registered.identity.assertion)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
  const after = await agents.credentialFor(completed.body.identity.assertion)
  expect(await agents.validate('access_token', after)).toMatchObject({ valid: true })
  expect(decodeJwt(after)).toMatchObject({ org_id: organizationId, scope: 'docs:read docs:write' })
})

test('the API key of a claimed agent is its person’s, and permits no more than their roles', async () => {
  for (const slug of ['docs:read', 'docs:write'])
    await server.api.post('/authorization/permissions', { slug, name: slug })
  await server.api.put('/authorization/roles/member/permissions', { permissions: ['docs:write'] })
  await agents.enable({ agent_credential_type: 'api_key' })
  const { id: organizationId } = await organizationNamed('Northwind')
  const user = await memberOf(organizationId)
  const registered = await agents.anonymous()
  const before = await agents.credentialFor(registered.identity.assertion)
  const started = await agents.post('/identity/claim', { claim_token: registered.claim.token, login_hint: ada.email })
  const { attempt } = started.body as { attempt: Registered['claim']['attempt'] }
  const { body } = await agents.link(attempt.verification_uri, ada)
  const { identity } = (await agents.complete(registered.claim.token, body.user_code)).body

  const after = await agents.credentialFor(identity.assertion)
  const validated = await server.api.post('/api_keys/validations', { value: after })
  expect(validated.body).toMatchObject({
    api_key: { owner: { type: 'user', id: user.id, organization_id: organizationId }, permissions: ['docs:write'] },
    agent_registration_id: registered.id,
  })
  expect((await server.api.post('/api_keys/validations', { value: before })).body).toEqual({ api_key: null })
})

async function claimedAgent(): Promise<{ registered: Registered; identity: Registered['identity'] }> {
  const registered = await agents.serviceAuth(ada.email)
  const { body } = await agents.link(uriOf(registered), ada)
  return { registered, identity: (await agents.complete(registered.claim.token, body.user_code)).body.identity }
}

test('[A-4] a refresh token rotates, gives its successor again for a moment, and ends the registration when an older one comes back', async () => {
  const { registered, identity } = await claimedAgent()
  const refresh = (refresh_token: string | undefined) =>
    agents.post<Registered & { error: string }>('/identity', { type: 'refresh', refresh_token })
  const first = identity.refresh_token?.value
  const second = await refresh(first)
  expect(second).toMatchObject({ status: 200, body: { id: registered.id, type: 'service_auth' } })
  const again = await refresh(first)
  expect(again.body.identity.refresh_token).toEqual(second.body.identity.refresh_token)
  expect(await agents.events('refreshed')).toEqual([
    { event: 'refreshed', data: { agent_registration_id: registered.id } },
  ])

  const third = await refresh(second.body.identity.refresh_token?.value)
  const token = await agents.credentialFor(third.body.identity.assertion)
  expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_refresh_token' } })
  expect(await refresh(third.body.identity.refresh_token?.value)).toMatchObject({ status: 400 })
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await server.workos.agents.getRegistration(registered.id)).status).toBe('revoked')
  expect(await agents.events('revoked')).toHaveLength(1)
})

test('[A-5] an agent has what its person has: who leaves the organization, or is deleted, takes it along', async () => {
  const { id: organizationId } = await organizationNamed('Northwind')
  const user = await memberOf(organizationId)
  const { registered, identity } = await claimedAgent()
  const token = await agents.credentialFor(identity.assertion)
  const { data } = await server.workos.userManagement.listOrganizationMemberships({ userId: user.id })
  const membershipId = data[0]?.id ?? ''
  await server.workos.userManagement.deactivateOrganizationMembership(membershipId)
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await agents.exchange(identity.assertion)).body.error).toBe('invalid_grant')
  await server.workos.userManagement.reactivateOrganizationMembership(membershipId)
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: true })
  await server.workos.userManagement.deleteOrganizationMembership(membershipId)
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await server.workos.agents.getRegistration(registered.id)).status).toBe('revoked')

  const other = await claimedAgent()
  await server.workos.userManagement.deleteUser(user.id)
  expect((await server.api.get(`/agents/registrations/${other.registered.id}`)).status).toBe(404)
  expect((await agents.exchange(other.identity.assertion)).body.error).toBe('invalid_grant')
})

test('[A-5] a user who is signed out everywhere takes their agents out too', async () => {
  const { id: organizationId } = await organizationNamed('Northwind')
  const user = await memberOf(organizationId)
  const { registered, identity } = await claimedAgent()
  const token = await agents.credentialFor(identity.assertion)

  expect((await server.api.delete(`/user_management/users/${user.id}/sessions`)).status).toBe(204)

  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await agents.exchange(identity.assertion)).body.error).toBe('invalid_grant')
  expect((await server.workos.agents.getRegistration(registered.id)).status).toBe('revoked')
  await server.workos.userManagement.deleteUser(user.id)
})

test('what no one claims within a day is expired at once, and the job records it and ends its API key', async () => {
  await agents.enable({ agent_credential_type: 'api_key' })
  const registered = await agents.anonymous()
  const key = await agents.credentialFor(registered.identity.assertion)
  await outdate('agent_registrations', registered.id)
  expect((await server.workos.agents.getRegistration(registered.id)).status).toBe('expired')
  expect((await agents.exchange(registered.identity.assertion)).body.error).toBe('invalid_grant')
  expect(
    await agents.post('/identity/claim', { claim_token: registered.claim.token, login_hint: ada.email }),
  ).toMatchObject({
    status: 410,
    body: { error: 'claim_expired' },
  })
  const { expireRegistrations } = await import('../agent-registrations/jobs.ts')
  await expireRegistrations.run(server.app.system)
  await expireRegistrations.run(server.app.system)
  expect(
    (await agents.events('expired')).filter(({ data }) => data.agent_registration_id === registered.id),
  ).toHaveLength(1)
  expect(await agents.validate('api_key', key)).toMatchObject({ valid: false })
})
