import { beforeAll, expect, test } from 'vitest'
import { isActive, makeApi, postForm } from '#connect/oauth-server/machine.fixture.ts'
import { startServer } from '#test/server.ts'
import {
  askForTokens,
  type Delegator,
  delegate,
  makeBlueprint,
  makeDelegator,
  makeRoles,
  mint,
  refreshed,
  refusalOf,
  validate,
} from './delegation.fixture.ts'

const server = await startServer()
const { api, workos, url } = server
beforeAll(() => makeRoles(server))

const setRole = ({ membershipId }: Delegator, roleSlug: string) =>
  workos.userManagement.updateOrganizationMembership(membershipId, { roleSlug })

test('(emu)/(docs) a user loses their role while an agent acts for them: validation, refresh and the next mint show it', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const first = await delegate(server, blueprint, ada)
  expect((await validate(server, blueprint, first.access_token)).body.permissions).toEqual([
    'posts:read',
    'posts:write',
  ])

  await setRole(ada, 'member')

  expect((await validate(server, blueprint, first.access_token)).body).toMatchObject({ valid: true, permissions: [] })
  expect((await mint(server, blueprint, refreshed(first.refresh_token))).permissions).toEqual([])
  expect((await delegate(server, blueprint, ada)).permissions).toEqual([])
})

test('a right that comes later is in the next token, and not in one that was issued before', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server, 'member')
  const first = await delegate(server, blueprint, ada)

  await setRole(ada, 'editor')

  expect((await validate(server, blueprint, first.access_token)).body.permissions).toEqual([])
  expect((await mint(server, blueprint, refreshed(first.refresh_token))).permissions).toEqual([
    'posts:read',
    'posts:write',
  ])
})

test('(desc) a role that is not allowed to use the blueprint any more gets no token, and what it has does not count', async () => {
  const blueprint = await makeBlueprint(server, { invocable_by: { role_slugs: ['editor'] } })
  const ada = await makeDelegator(server)
  const first = await delegate(server, blueprint, ada)

  await setRole(ada, 'member')

  const refusal = await validate(server, blueprint, first.access_token)
  expect(refusalOf(refusal)).toEqual([400, 'invalid_agent_access_token'])
  const refresh = await askForTokens(server, blueprint, refreshed(first.refresh_token))
  expect(refusalOf(refresh)).toEqual([403, 'role_not_invocable'])
  // A refusal spends no refresh token.
  await setRole(ada, 'editor')
  expect((await askForTokens(server, blueprint, refreshed(first.refresh_token))).status).toBe(200)
})

test('a permission that the role or the blueprint loses, or that is deleted, is gone with the next token', async () => {
  await api.post('/authorization/permissions', { slug: 'posts:pin', name: 'Pin' })
  await api.post('/authorization/roles', { slug: 'pinner', name: 'Pinner' })
  const setPermissions = (permissions: string[]) =>
    workos.authorization.setEnvironmentRolePermissions('pinner', { permissions })
  await setPermissions(['posts:read', 'posts:write', 'posts:pin'])
  const blueprint = await makeBlueprint(server, { permissions: ['posts:pin', 'posts:read', 'posts:write'] })
  const ada = await makeDelegator(server, 'pinner')
  let token = await delegate(server, blueprint, ada)
  const itself = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })
  const next = async () => {
    const { body } = await validate(server, blueprint, token.access_token)
    token = { ...token, ...(await mint(server, blueprint, refreshed(token.refresh_token))) }
    expect(body.permissions).toEqual(token.permissions)
    return token.permissions
  }

  await setPermissions(['posts:read', 'posts:pin'])
  expect(await next()).toEqual(['posts:pin', 'posts:read'])
  await api.delete('/authorization/permissions/posts:pin')
  expect(await next()).toEqual(['posts:read'])
  expect((await validate(server, blueprint, itself.access_token)).body.permissions).toEqual([
    'posts:read',
    'posts:write',
  ])
  await api.request(`/agents/blueprints/${blueprint}`, { method: 'PATCH', body: { permissions: ['posts:write'] } })
  expect(await next()).toEqual([])
  expect((await mint(server, blueprint, refreshed(itself.refresh_token))).permissions).toEqual(['posts:write'])
})

test('(desc) an organization that is taken off the blueprint gets no token, for a user or for the agent itself', async () => {
  const ada = await makeDelegator(server)
  const { id: other } = await workos.organizations.createOrganization({ name: 'Contoso' })
  const blueprint = await makeBlueprint(server)
  const delegated = await delegate(server, blueprint, ada)
  const itself = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })

  const body = { invocable_by: { organization_ids: [other] } }
  await api.request(`/agents/blueprints/${blueprint}`, { method: 'PATCH', body })

  for (const { access_token, refresh_token } of [delegated, itself]) {
    const by = { type: 'agent_delegated', agent_access_token: access_token }
    for (const request of [by, refreshed(refresh_token)])
      expect(refusalOf(await askForTokens(server, blueprint, request))).toEqual([403, 'organization_not_invocable'])
    expect(refusalOf(await validate(server, blueprint, access_token))).toEqual([400, 'invalid_agent_access_token'])
  }
})

test('(desc) validation says whose the token is, what for, and what it permits', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const delegated = await delegate(server, blueprint, ada, { intent: 'Sort the drafts' })
  const itself = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })
  const { body: session } = await api.get<{ expires_at: string }>(
    `/agents/sessions/${delegated.agent_instance_session_id}`,
  )

  const { status, body } = await validate(server, blueprint, delegated.access_token)
  expect([status, body]).toEqual([
    200,
    {
      valid: true,
      agent_instance_id: delegated.agent_instance_id,
      agent_instance_session_id: delegated.agent_instance_session_id,
      organization_id: ada.organizationId,
      permissions: ['posts:read', 'posts:write'],
      intent: 'Sort the drafts',
      acting_user_id: ada.userId,
      session_expires_at: session.expires_at,
    },
  ])
  expect((await validate(server, blueprint, itself.access_token)).body).toMatchObject({
    intent: null,
    acting_user_id: null,
  })
})

test('(desc) what is no token of an agent of this blueprint is not valid', async () => {
  const [blueprint, other] = [await makeBlueprint(server), await makeBlueprint(server)]
  const ada = await makeDelegator(server)
  const { access_token, refresh_token } = await delegate(server, blueprint, ada)
  const { accessToken } = await ada.signIn()

  for (const token of [accessToken, refresh_token, 'no token', `${access_token.slice(0, -4)}AAAA`])
    expect(refusalOf(await validate(server, blueprint, token))).toEqual([400, 'invalid_agent_access_token'])
  expect(refusalOf(await validate(server, other, access_token))).toEqual([400, 'invalid_agent_access_token'])
})

test('introspection shows the permissions of the moment, and revoking a token ends its session', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const by = await makeApi(server)
  const { access_token: token, agent_instance_session_id } = await delegate(server, blueprint, ada)
  const introspect = async () => (await postForm(`${url}/oauth2/introspection`, { token }, { by })).body
  expect(await introspect()).toMatchObject({
    active: true,
    sub_profile: 'ai_agent',
    act: { sub: ada.userId },
    permissions: ['posts:read', 'posts:write'],
  })

  await setRole(ada, 'member')
  expect(await introspect()).toMatchObject({ active: true, permissions: [] })
  await postForm(`${url}/oauth2/revoke`, { token })
  expect(await isActive(url, by, token)).toBe(false)
  expect((await workos.agents.getInstanceSession(agent_instance_session_id)).status).toBe('revoked')
})

test('[T-3] a token of an agent is no user’s: it is neither exchanged nor taken where a session is needed', async () => {
  const blueprint = await makeBlueprint(server)
  const { access_token } = await delegate(server, blueprint, await makeDelegator(server))
  const resource = 'https://orders.example/api'
  await api.post('/user_management/authkit_oauth_resources', { uri: resource })

  const exchange = await postForm(
    `${url}/oauth2/token`,
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      resource,
    },
    { by: await makeApi(server) },
  )
  expect(exchange.body.error).toBe('invalid_request')
  const headers = { authorization: `Bearer ${access_token}` }
  for (const path of ['/user_management/sessions/current', '/oauth2/userinfo'])
    expect((await fetch(url + path, { headers })).status).toBe(401)
})
