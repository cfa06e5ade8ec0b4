import { expect, test } from 'vitest'
import { send } from '#test/samples.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { eventsOf, makeConnectable } from './accounts.fixture.ts'

const slug = 'acme'

/** An integration for organizations, one of them, an active member of it and a user outside. */
async function makeShared(server: Pick<TestServer, 'api' | 'workos'>) {
  const connectable = await makeConnectable(server, { ownership: 'organization' })
  const { userId, organizationId } = connectable
  const { workos } = server
  const { id: membershipId } = await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  const { id: strangerId } = await workos.userManagement.createUser({ email: `no.${organizationId}@example.com` })
  const owner = { userId, organizationId, connectionOwner: 'organization' as const }
  return { ...connectable, membershipId, strangerId, owner }
}

test('(sdk) an account of an organization is imported, read, changed, listed and deleted, and belongs to no user', async () => {
  const server = await startServer()
  const { workos } = server
  const { userId, organizationId } = await makeShared(server)
  const named = { organizationId, slug }

  const imported = await workos.pipes.createOrganizationConnectedAccount({
    ...named,
    userId,
    accessToken: 'imported',
    refreshToken: 'its other half',
    scopes: ['read'],
  })

  expect(imported).toMatchObject({
    object: 'connected_account',
    userId: null,
    organizationId,
    connectionRole: 'compatibility',
    accountIdentifier: null,
    accountDisplayName: null,
    scopes: ['read'],
    config: {},
    state: 'connected',
  })
  expect(await workos.pipes.getOrganizationConnectedAccount(named)).toEqual(imported)
  const providers = async () => (await workos.pipes.listOrganizationDataProviders({ organizationId })).data
  expect(await providers()).toMatchObject([
    {
      slug,
      connectionOwner: 'organization',
      ownership: 'organization',
      connectedAccount: { id: imported.id, userlandUserId: null },
      connectedAccounts: [{ id: imported.id }],
    },
  ])
  expect((await workos.pipes.listUserDataProviders({ userId, organizationId })).data).toEqual([])
  const changed = await workos.pipes.updateOrganizationConnectedAccount({
    ...named,
    userId,
    state: 'needs_reauthorization',
  })
  expect(changed).toMatchObject({ id: imported.id, state: 'needs_reauthorization' })
  await workos.pipes.deleteOrganizationConnectedAccount(named)
  await expect(workos.pipes.getOrganizationConnectedAccount(named)).rejects.toMatchObject({ status: 404 })
  expect(await providers()).toMatchObject([{ connectedAccount: null, connectedAccounts: [] }])
  const events = ['connected', 'reauthorization_needed', 'disconnected']
  expect((await eventsOf(server)).map(({ name }) => name)).toEqual(events)
  expect((await eventsOf(server, 'pipes.account_connection')).map(({ name }) => name)).toEqual(events)
})

test('(sdk) providers owned by users are not listed for an organization, nor those of organizations for a user', async () => {
  const server = await startServer()
  const { api, workos } = server
  const { userId, organizationId } = await makeShared(server)
  await api.post('/data-integrations', { provider: 'resend', enabled: true, auth_methods: ['api_key'] })

  const ofOrganization = await workos.pipes.listOrganizationDataProviders({ organizationId })
  const ofUser = await workos.pipes.listUserDataProviders({ userId })

  expect(ofOrganization.data.map((each) => [each.slug, each.connectionOwner])).toEqual([[slug, 'organization']])
  expect(ofUser.data.map((each) => [each.slug, each.connectionOwner, each.ownership])).toEqual([
    ['resend', 'user', 'userland_user'],
  ])
})

test('(desc) who acts for an organization has to be an active member of it, for every call that names one', async () => {
  const server = await startServer()
  const { api, workos } = server
  const { userId, strangerId, organizationId, membershipId } = await makeShared(server)
  const shared = { organization_id: organizationId, connection_owner: 'organization' }
  const path = `/organizations/${organizationId}/connected_accounts/${slug}`
  const calls = (user_id: string): [() => Promise<{ status: number; body: unknown }>, string][] => [
    [() => api.post(path, { user_id, access_token: 'a' }), 'import'],
    [() => api.put(path, { user_id, access_token: 'a' }), 'update'],
    [() => api.post(`/data-integrations/${slug}/authorize`, { user_id, ...shared }), 'authorize'],
    [() => api.post(`/data-integrations/${slug}/token`, { user_id, ...shared }), 'token'],
    [() => api.post(`/data-integrations/${slug}/credentials`, { user_id, ...shared }), 'credentials'],
    [() => api.put(`/data-integrations/${slug}/api-key`, { user_id, ...shared, secret: 'a key' }), 'key'],
    [
      () =>
        api.post(`/data-integrations/${slug}/client-credentials`, {
          user_id,
          ...shared,
          client_id: 'c',
          client_secret: 's',
          connection_intent: 'add',
        }),
      'client',
    ],
  ]
  const refusedTo = async (user_id: string, refusal: object) => {
    for (const [call, name] of calls(user_id)) expect(await call(), name).toMatchObject(refusal)
  }
  await refusedTo(strangerId, { status: 403, body: { code: 'user_not_an_active_member' } })
  await refusedTo('user_01J00000000000000000000000', { status: 404 })
  expect((await api.get(path)).status).toBe(404)
  await workos.userManagement.deactivateOrganizationMembership(membershipId)
  await refusedTo(userId, { status: 403, body: { code: 'user_not_an_active_member' } })
})

test('(desc) `connection_owner: organization` needs an organization', async () => {
  const server = await startServer()
  const { userId } = await makeShared(server)
  const body = { user_id: userId, connection_owner: 'organization', secret: 'a key' }
  for (const [method, path] of [
    ['POST', 'token'],
    ['POST', 'credentials'],
    ['POST', 'authorize'],
    ['PUT', 'api-key'],
  ] as const) {
    const { status, json } = await send(server.url, `/data-integrations/${slug}/${path}`, {
      method,
      key: server.apiKey,
      body,
    })
    expect([status, json]).toMatchObject([422, { errors: [{ code: 'organization_id_required' }] }])
  }
})

test('(desc) tokens and secrets of an organization are vended to any active member, and outlive the one who connected it', async () => {
  const server = await startServer()
  const { workos } = server
  const { service, owner, userId, strangerId, organizationId } = await makeShared(server)
  const { id: otherId } = await workos.userManagement.createUser({ email: `mia.${organizationId}@example.com` })
  const { url } = await workos.pipes.authorizeDataIntegration({ slug, ...owner })
  expect((await fetch(service.agree(url))).status).toBe(200)
  const vend = (user: string) => workos.pipes.getAccessToken({ provider: slug, ...owner, userId: user })
  const token = service.given.find((each) => each.startsWith('access'))

  await workos.userManagement.createOrganizationMembership({ userId: otherId, organizationId })
  await workos.userManagement.deleteUser(userId)

  expect(await vend(otherId)).toMatchObject({ active: true, accessToken: { accessToken: token } })
  await expect(vend(strangerId)).rejects.toMatchObject({ status: 403, code: 'user_not_an_active_member' })
  expect(await workos.pipes.getOrganizationConnectedAccount({ organizationId, slug })).toMatchObject({ userId: null })
  const key = { slug, ...owner, userId: otherId, secret: 'sk-shared-by-all' }
  await workos.pipes.deleteOrganizationConnectedAccount({ organizationId, slug })
  await workos.pipes.updateDataIntegrationApiKey(key)
  expect(await workos.pipes.createDataIntegrationCredential({ slug, ...owner, userId: otherId })).toMatchObject({
    credential: { authMethod: 'api_key', value: 'sk-shared-by-all', config: {} },
  })
})

test('(docs) an account of an organization is not that of its members, and without the new member calls see their own', async () => {
  const server = await startServer()
  const { api, workos } = server
  const { service, owner, userId, organizationId } = await makeShared(server)
  await workos.pipes.createOrganizationConnectedAccount({ organizationId, slug, userId, accessToken: 'of them' })
  await expect(workos.pipes.getAccessToken({ provider: slug, userId, organizationId })).rejects.toMatchObject({
    status: 404,
  })
  const { body } = await api.post('/data-integrations', {
    provider: slug,
    enabled: true,
    credentials: { type: 'custom', client_id: 'a', client_secret: 'b' },
  })
  expect(body).toMatchObject({ custom_provider: { name: service.provider.name } })
  expect(await workos.pipes.getAccessToken({ provider: slug, userId, organizationId })).toEqual({
    active: false,
    error: 'not_installed',
  })
  await workos.pipes.createUserConnectedAccount({ userId, organizationId, slug, accessToken: 'hers' })
  const tokenOf = async (more: object) => {
    const answer = await workos.pipes.getAccessToken({ provider: slug, userId, organizationId, ...more })
    return answer.active ? answer.accessToken.accessToken : answer.error
  }
  expect([await tokenOf({}), await tokenOf(owner)]).toEqual(['hers', 'of them'])
})

test('[A-5] who leaves or is deactivated while they connect for an organization connects nothing', async () => {
  const server = await startServer()
  const { workos } = server
  const { service, owner, membershipId, organizationId } = await makeShared(server)
  const begin = async () => (await workos.pipes.authorizeDataIntegration({ slug, ...owner })).url
  const [first, second] = [await begin(), await begin()]
  await workos.userManagement.deactivateOrganizationMembership(membershipId)
  expect((await fetch(service.agree(first))).status).toBe(400)
  await workos.userManagement.reactivateOrganizationMembership(membershipId)
  await workos.userManagement.deleteOrganizationMembership(membershipId)
  expect((await fetch(service.agree(second))).status).toBe(400)
  expect(service.asked).toEqual([])
  await expect(workos.pipes.getOrganizationConnectedAccount({ organizationId, slug })).rejects.toMatchObject({
    status: 404,
  })
})

test('(desc) the codes of an import: tokens that cannot be together, an integration that is invalid, no client, another account', async () => {
  const server = await startServer()
  const { api } = server
  const { service, userId, organizationId } = await makeShared(server)
  const path = `/organizations/${organizationId}/connected_accounts/${slug}`
  const codeOf = async (body: object) => {
    const answer = await api.post<{ code: string }>(path, { user_id: userId, ...body })
    return [answer.status, answer.body.code]
  }
  expect(await codeOf({})).toEqual([422, 'invalid_token_combination'])
  expect(await codeOf({ access_token: 1 })).toEqual([422, 'invalid_request_parameters'])
  await api.put(`/data-integrations/${slug}/organization`, { credentials: { type: 'organization' } })
  expect(await codeOf({ access_token: 'a' })).toEqual([422, 'client_credentials_not_configured'])
  await api.put(`/data-integrations/${slug}/organization`, {
    credentials: { type: 'custom', client_id: 'wrong', client_secret: 'wrong too' },
  })
  service.behavior = 'refusing_client'
  const shared = { user_id: userId, organization_id: organizationId, connection_owner: 'organization' }
  const { body } = await api.post<{ url: string }>(`/data-integrations/${slug}/authorize`, shared)
  await fetch(service.agree(body.url))
  expect(await codeOf({ access_token: 'a' })).toEqual([422, 'invalid_data_integration_state'])
  service.behavior = 'normal'
  await api.put(`/data-integrations/${slug}/organization`, {
    credentials: { type: 'custom', client_id: 'a', client_secret: 'b' },
  })
  const answers = await Promise.all([codeOf({ access_token: 'a' }), codeOf({ access_token: 'b' })])
  expect(answers.sort()).toEqual([
    [201, undefined],
    [409, 'connected_account_exists'],
  ])
})

test('[T-3] an account of one organization is not found by another, whatever id it is asked for with', async () => {
  const server = await startServer()
  const { workos } = server
  const { userId, organizationId, owner } = await makeShared(server)
  const { id } = await workos.pipes.createOrganizationConnectedAccount({
    organizationId,
    slug,
    userId,
    accessToken: 'of them',
  })
  const { id: foreign } = await workos.organizations.createOrganization({ name: 'Contoso' })
  await workos.userManagement.createOrganizationMembership({ userId, organizationId: foreign })
  const named = { organizationId: foreign, slug, connectedAccountId: id, supportsMultipleConnections: true }

  await expect(workos.pipes.getOrganizationConnectedAccount(named)).rejects.toMatchObject({ status: 404 })
  await expect(workos.pipes.deleteOrganizationConnectedAccount(named)).rejects.toMatchObject({ status: 404 })
  await expect(
    workos.pipes.updateOrganizationConnectedAccount({ ...named, userId, accessToken: 'mine' }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(workos.pipes.updateDataIntegrationApiKey({ ...owner, ...named, secret: 'a key' })).rejects.toMatchObject(
    { status: 404 },
  )
  expect(await workos.pipes.getAccessToken({ provider: slug, ...owner, ...named })).toEqual({
    active: false,
    error: 'not_installed',
  })
  expect(await workos.pipes.getOrganizationConnectedAccount({ organizationId, slug })).toMatchObject({ id })
})
