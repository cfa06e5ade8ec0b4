import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { currentKey, signToken } from '#sign-in/access-tokens/index.ts'
import { startServer } from '#test/server.ts'
import {
  announced,
  askForTokens,
  delegate,
  makeBlueprint,
  makeDelegator,
  makeRoles,
  mint,
  refusalOf,
} from './delegation.fixture.ts'

const server = await startServer()
const { api, workos, url, clientId } = server
beforeAll(() => makeRoles(server))

/** The issuer of the environment, which is not the first one of the server. */
const issuer = `${url}/oauth2/${clientId}`

async function keySet() {
  const response = await fetch(`${url}/.well-known/oauth-authorization-server/oauth2/${clientId}`)
  const { jwks_uri } = (await response.json()) as { jwks_uri: string }
  return createRemoteJWKSet(new URL(jwks_uri))
}

test('(emu) an agent of a user has what both the blueprint and the user permit, and its token says who acts for whom', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const { accessToken: userAccessToken } = await ada.signIn()

  const token = await workos.agents.mintToken({
    agentBlueprintId: blueprint,
    type: 'user_delegated',
    userAccessToken,
    intent: 'Tidy up the drafts',
  })

  expect(token).toMatchObject({
    tokenType: 'Bearer',
    expiresIn: 300,
    newInstance: true,
    permissions: ['posts:read', 'posts:write'],
  })
  const { payload, protectedHeader } = await jwtVerify(token.accessToken, await keySet(), {
    issuer,
    audience: clientId,
  })
  expect(protectedHeader).toMatchObject({ typ: 'at+jwt', alg: 'RS256' })
  expect(payload).toMatchObject({
    sub: token.agentInstanceId,
    sub_profile: 'ai_agent',
    sid: token.agentInstanceSessionId,
    jti: expect.any(String),
    org_id: ada.organizationId,
    permissions: ['posts:read', 'posts:write'],
    intent: { text: 'Tidy up the drafts' },
    act: { sub: ada.userId, sub_profile: 'user' },
    auth_time: decodeJwt(userAccessToken).auth_time,
  })
  expect(await workos.agents.getInstance(token.agentInstanceId)).toMatchObject({
    id: expect.stringMatching(/^agent_/),
    agentBlueprintId: blueprint,
    organizationId: ada.organizationId,
    organizationMembershipId: ada.membershipId,
    type: 'delegated',
  })
  expect(await workos.agents.getInstanceSession(token.agentInstanceSessionId)).toMatchObject({
    id: expect.stringMatching(/^agent_session_/),
    agentInstanceId: token.agentInstanceId,
    status: 'active',
    revokedAt: null,
  })
})

test('(emu) an agent that acts for itself has the whole list of its blueprint, and its token names no user', async () => {
  const blueprint = await makeBlueprint(server)
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })

  const token = await mint(server, blueprint, { type: 'autonomous', organization_id: organizationId })

  expect(token.permissions).toEqual(['posts:delete', 'posts:read', 'posts:write'])
  const { payload } = await jwtVerify(token.access_token, await keySet(), { issuer, audience: clientId })
  expect(payload).toMatchObject({ org_id: organizationId, permissions: token.permissions })
  for (const claim of ['act', 'auth_time', 'intent']) expect(payload).not.toHaveProperty(claim)
  expect((await api.get(`/agents/instances/${token.agent_instance_id}`)).body).toMatchObject({
    type: 'autonomous',
    organization_membership_id: null,
  })
})

test('(desc) a later mint finds the instance of the same member, and one of another member or organization does not', async () => {
  const blueprint = await makeBlueprint(server)
  const [ada, grace] = [await makeDelegator(server), await makeDelegator(server)]
  const first = await delegate(server, blueprint, ada)

  const again = await delegate(server, blueprint, ada)
  const other = await delegate(server, blueprint, grace)
  const itself = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })

  expect([first, again, other, itself].map(({ new_instance }) => new_instance)).toEqual([true, false, true, true])
  expect(again.agent_instance_id).toBe(first.agent_instance_id)
  expect(again.agent_instance_session_id).not.toBe(first.agent_instance_session_id)
  expect(new Set([first, other, itself].map(({ agent_instance_id }) => agent_instance_id)).size).toBe(3)
})

test('(desc) a new agent and its session are announced with all of them', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const token = await delegate(server, blueprint, ada)

  const { body: instance } = await api.get(`/agents/instances/${token.agent_instance_id}`)
  const created = await announced(server, 'agent.instance.created')
  expect(created.filter(({ id }) => id === token.agent_instance_id)).toEqual([instance])
  const { body } = await api.get<Record<string, unknown>>(`/agents/sessions/${token.agent_instance_session_id}`)
  const { status: _, ...session } = body
  const begun = await announced(server, 'agent.instance.session.created')
  expect(begun.filter(({ id }) => id === session.id)).toEqual([
    { ...session, organization_id: ada.organizationId, permission_slugs: ['posts:read', 'posts:write'] },
  ])
})

test('instances and sessions are listed by organization, blueprint and instance', async () => {
  const [blueprint, other] = [await makeBlueprint(server), await makeBlueprint(server)]
  const ada = await makeDelegator(server)
  const mine = await delegate(server, blueprint, ada)
  const theirs = await delegate(server, other, ada)
  const ids = async (path: string) => (await api.get<{ data: { id: string }[] }>(path)).body.data.map(({ id }) => id)

  const { data } = await workos.agents.listInstances({ agentBlueprintId: blueprint })
  expect(data.map(({ id }) => id)).toEqual([mine.agent_instance_id])
  expect(await ids(`/agents/instances?organization_id=${ada.organizationId}`)).toEqual([
    theirs.agent_instance_id,
    mine.agent_instance_id,
  ])
  const sessions = await workos.agents.listInstanceSessions({ agentInstanceId: mine.agent_instance_id })
  expect(sessions.data.map(({ id }) => id)).toEqual([mine.agent_instance_session_id])
  expect(await ids(`/agents/sessions?agent_blueprint_id=${other}`)).toEqual([theirs.agent_instance_session_id])
  expect(await ids(`/agents/sessions?organization_id=${ada.organizationId}&limit=1`)).toEqual([
    theirs.agent_instance_session_id,
  ])
})

test('(emu) only an access token of a user in an organization delegates: no agent’s, no foreign one, none without an organization', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const { accessToken } = await ada.signIn()
  const agent = await mint(server, blueprint, { type: 'user_delegated', user_access_token: accessToken })
  const elsewhere = await startServer()
  await makeRoles(elsewhere)
  const foreign = await (await makeDelegator(elsewhere)).signIn()
  const email = 'alone@northwind.example'
  const password = 'a sturdy long passphrase'
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  const alone = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
  const { kid, privateKey } = await currentKey(server.environment)
  const { sid: _, ...withoutSession } = decodeJwt(accessToken)

  for (const token of [
    'no token',
    `${accessToken.slice(0, -4)}AAAA`,
    agent.access_token,
    foreign.accessToken,
    alone.accessToken,
    await signToken({ kid, privateKey }, 'JWT', withoutSession),
    await signToken({ kid, privateKey }, 'JWT', { ...decodeJwt(accessToken), sub: 'user_01J00000000000000000000000' }),
  ]) {
    const answer = await askForTokens(server, blueprint, { type: 'user_delegated', user_access_token: token })
    expect(refusalOf(answer)).toEqual([400, 'invalid_user_access_token'])
  }
})

test('an operator who impersonates a user cannot delegate for them', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { impersonation: true } })
  await ensureRedirectUri(server.environment, 'https://app.example/callback')
  const { body } = await api.post<{ url: string }>('/user_management/impersonations', {
    redirect_uri: 'https://app.example/callback',
    user_id: ada.userId,
    organization_id: ada.organizationId,
    impersonator_email: 'operator@gatehouse.example',
    reason: 'A call',
  })
  const code = new URL(body.url).searchParams.get('code') ?? ''
  const { accessToken } = await workos.userManagement.authenticateWithCode({ clientId, code })

  const answer = await askForTokens(server, blueprint, { type: 'user_delegated', user_access_token: accessToken })
  expect(refusalOf(answer)).toEqual([400, 'invalid_user_access_token'])
})

test('(emu) someone who is no member learns nothing of the blueprint: membership is refused before the organization', async () => {
  const { id: allowed } = await workos.organizations.createOrganization({ name: 'Contoso' })
  const blueprint = await makeBlueprint(server, {
    invocable_by: { organization_ids: [allowed], role_slugs: ['admin'] },
  })
  const ada = await makeDelegator(server)
  const { accessToken } = await ada.signIn()
  const ask = async () =>
    refusalOf(await askForTokens(server, blueprint, { type: 'user_delegated', user_access_token: accessToken }))

  expect(await ask()).toEqual([403, 'organization_not_invocable'])
  await api.request(`/agents/blueprints/${blueprint}`, {
    method: 'PATCH',
    body: { invocable_by: { organization_ids: [] } },
  })
  expect(await ask()).toEqual([403, 'role_not_invocable'])
  const { kid, privateKey } = await currentKey(server.environment)
  const inOther = await signToken({ kid, privateKey }, 'JWT', { ...decodeJwt(accessToken), org_id: allowed })
  const answer = await askForTokens(server, blueprint, { type: 'user_delegated', user_access_token: inOther })
  expect(refusalOf(answer)).toEqual([403, 'user_not_member_of_organization'])
})

test('(emu) a session of the user that has ended delegates nothing, and it ends with its organization', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const [one, two] = [await ada.signIn(), await ada.signIn()]
  const ask = async (token: string) =>
    refusalOf(await askForTokens(server, blueprint, { type: 'user_delegated', user_access_token: token }))

  await workos.userManagement.revokeSession({ sessionId: one.sessionId })
  expect(await ask(one.accessToken)).toEqual([400, 'user_session_ended'])
  await workos.organizations.deleteOrganization(ada.organizationId)
  expect(await ask(two.accessToken)).toEqual([400, 'user_session_ended'])
})

test('(desc) organizations are enforced on agents that act for themselves too, roles are not', async () => {
  const { id: allowed } = await workos.organizations.createOrganization({ name: 'Contoso' })
  const { id: other } = await workos.organizations.createOrganization({ name: 'Fabrikam' })
  const blueprint = await makeBlueprint(server, {
    invocable_by: { organization_ids: [allowed], role_slugs: ['admin'] },
  })
  const ask = (organization_id: string) => askForTokens(server, blueprint, { type: 'autonomous', organization_id })

  expect((await ask(allowed)).status).toBe(200)
  expect(refusalOf(await ask(other))).toEqual([403, 'organization_not_invocable'])
  expect((await ask('org_01J00000000000000000000000')).status).toBe(404)
})

test('a blueprint whose only organization or role was deleted is not open to all others', async () => {
  const { id: gone } = await workos.organizations.createOrganization({ name: 'Contoso' })
  await api.post('/authorization/roles', { slug: 'passing', name: 'Passing' })
  const ada = await makeDelegator(server)
  const [byOrganization, byRole] = [
    await makeBlueprint(server, { invocable_by: { organization_ids: [gone] } }),
    await makeBlueprint(server, { invocable_by: { role_slugs: ['passing'] } }),
  ]
  await workos.organizations.deleteOrganization(gone)
  await api.delete('/authorization/roles/passing')

  const { accessToken } = await ada.signIn()
  const ask = async (blueprint: string) =>
    refusalOf(await askForTokens(server, blueprint, { type: 'user_delegated', user_access_token: accessToken }))
  expect(await ask(byOrganization)).toEqual([403, 'organization_not_invocable'])
  expect(await ask(byRole)).toEqual([403, 'role_not_invocable'])
})

test('a mint that is refused leaves no agent behind', async () => {
  const blueprint = await makeBlueprint(server, { invocable_by: { role_slugs: ['admin'] } })
  const ada = await makeDelegator(server)
  const { accessToken } = await ada.signIn()
  await askForTokens(server, blueprint, { type: 'user_delegated', user_access_token: accessToken })
  expect((await workos.agents.listInstances({ agentBlueprintId: blueprint })).data).toEqual([])
})
