import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { eventsOf, makeConnectable } from './accounts.fixture.ts'

const hourMs = 3_600_000
const inAnHour = () => new Date(Date.now() + hourMs).toISOString()
const anHourAgo = () => new Date(Date.now() - hourMs).toISOString()

test('the official SDK stores a key and a client, gets what opens each account, and says when it is for another kind', async () => {
  const server = await startServer()
  const { workos } = server
  const { service, userId, organizationId } = await makeConnectable(server)
  const slug = 'acme'

  const key = await workos.pipes.updateDataIntegrationApiKey({ slug, userId, secret: 'sk-first-of-all' })
  expect(key).toMatchObject({
    userId,
    organizationId: null,
    authMethod: 'api_key',
    apiKeyLast4: '-all',
    state: 'connected',
  })
  const again = await workos.pipes.updateDataIntegrationApiKey({ slug, userId, secret: 'sk-second-one' })
  expect(again.id).toBe(key.id)
  expect(await workos.pipes.createDataIntegrationCredential({ slug, userId })).toEqual({
    active: true,
    credential: { object: 'credential', authMethod: 'api_key', value: 'sk-second-one', config: {} },
  })
  const client = { slug, userId, organizationId, clientId: 'theirs', clientSecret: 'the secret of theirs' }
  expect(await workos.pipes.updateDataIntegrationClientCredentials(client)).toMatchObject({
    userId,
    organizationId,
    authMethod: 'client_credentials',
    clientId: 'theirs',
    clientSecretLast4: 'eirs',
    config: {},
  })
  const minted = await workos.pipes.createDataIntegrationCredential({ slug, userId, organizationId })
  expect(minted).toMatchObject({
    active: true,
    credential: {
      authMethod: 'client_credentials',
      value: service.given[0],
      scopes: ['read', 'write'],
      missingScopes: [],
      metadata: {},
    },
  })
  expect(service.asked).toMatchObject([
    {
      grantType: 'client_credentials',
      fields: { client_id: 'theirs', client_secret: 'the secret of theirs', scope: 'read write' },
    },
  ])
  await expect(workos.pipes.getAccessToken({ provider: slug, userId })).rejects.toMatchObject({
    status: 422,
    code: 'auth_method_mismatch',
  })
  await expect(workos.pipes.updateDataIntegrationApiKey({ ...client, secret: 'a key' })).rejects.toMatchObject({
    status: 422,
  })
})

test('an account is imported, read, changed and deleted by the official SDK, and each state that it comes into is announced', async () => {
  const server = await startServer()
  const { workos } = server
  const { userId, organizationId } = await makeConnectable(server)
  const named = { userId, slug: 'acme' }

  const { accessToken, ...given } = { accessToken: 'imported', refreshToken: 'its other half', scopes: ['read'] }
  const imported = await workos.pipes.createUserConnectedAccount({
    ...named,
    accessToken,
    ...given,
    expiresAt: new Date(inAnHour()),
  })
  expect(imported).toMatchObject({
    object: 'connected_account',
    userId,
    organizationId: null,
    scopes: ['read'],
    state: 'connected',
  })
  expect(imported.id).toMatch(/^data_installation_/)
  expect(await workos.pipes.getUserConnectedAccount(named)).toEqual(imported)
  expect(await workos.pipes.getAccessToken({ provider: 'acme', userId })).toMatchObject({
    active: true,
    accessToken: { accessToken: 'imported', scopes: ['read'], missingScopes: ['write'] },
  })
  const { data } = await workos.pipes.listUserDataProviders({ userId })
  expect(data).toMatchObject([
    { slug: 'acme', name: 'Acme', credentialsType: 'oauth2', connectedAccount: { id: imported.id } },
  ])
  expect((await workos.pipes.listUserDataProviders({ userId, organizationId })).data).toMatchObject([
    { connectedAccount: null },
  ])

  await workos.pipes.updateUserConnectedAccount({ ...named, state: 'needs_reauthorization' })
  expect(await workos.pipes.getAccessToken({ provider: 'acme', userId })).toEqual({
    active: false,
    error: 'needs_reauthorization',
  })
  await workos.pipes.updateUserConnectedAccount({ ...named, accessToken: 'another', scopes: ['read', 'write'] })
  expect(await workos.pipes.getAccessToken({ provider: 'acme', userId })).toMatchObject({
    accessToken: { accessToken: 'another', expiresAt: null, missingScopes: [] },
  })
  await workos.pipes.deleteUserConnectedAccount(named)
  expect(await workos.pipes.getAccessToken({ provider: 'acme', userId })).toEqual({
    active: false,
    error: 'not_installed',
  })
  const events = await eventsOf(server)
  expect(events.map(({ name }) => name)).toEqual(['connected', 'reauthorization_needed', 'connected', 'disconnected'])
  expect(events[0]?.data).toMatchObject({
    id: imported.id,
    providerSlug: 'acme',
    userId,
    organizationId: null,
    state: 'connected',
  })
})

test('the state of what is imported follows from its tokens, and tokens that cannot be together are refused', async () => {
  const server = await startServer()
  const { api } = server
  const { path, organizationId } = await makeConnectable(server)
  const refused: [object, string][] = [
    [{}, 'token_required'],
    [{ expires_at: inAnHour(), refresh_token: 'r' }, 'expires_at_not_allowed'],
    [{ access_token: 'a', expires_at: anHourAgo(), state: 'connected' }, 'state_not_possible'],
  ]
  for (const [body, code] of refused) expect((await api.post(path, body)).body).toMatchObject({ errors: [{ code }] })
  const expired = await api.post(path, { access_token: 'a', expires_at: anHourAgo() })
  expect(expired.body).toMatchObject({ state: 'needs_reauthorization', scopes: ['read', 'write'] })
  expect((await api.post(path, { access_token: 'a' })).body).toMatchObject({ code: 'connected_account_exists' })
  const inside = await api.post(`${path}?organization_id=${organizationId}`, { refresh_token: 'r' })
  expect(inside.body).toMatchObject({ state: 'connected', organization_id: organizationId })
})

test('errors distinguish a user without an account, an unknown user, and a service that is not set up or not enabled', async () => {
  const server = await startServer()
  const { api } = server
  const { user, organizationId } = await makeConnectable(server)
  const token = (slug: string, body: object) => api.post(`/data-integrations/${slug}/token`, body)
  expect((await token('acme', user)).body).toEqual({ active: false, error: 'not_installed' })
  expect((await token('nobody', user)).body).toMatchObject({ code: 'entity_not_found', entity_id: 'nobody' })
  expect((await token('acme', { user_id: 'user_none' })).body).toMatchObject({ entity_id: 'user_none' })
  expect((await token('acme', { ...user, organization_id: 'org_none' })).body).toMatchObject({ entity_id: 'org_none' })
  const configuration = `/organizations/${organizationId}/data_integration_configurations/acme`
  await api.put(configuration, { enabled: false })
  const inside = { ...user, organization_id: organizationId }
  expect(await token('acme', inside)).toMatchObject({ status: 403, body: { code: 'data_integration_disabled' } })
  expect((await token('acme', user)).status).toBe(200)
  await api.put('/data-integrations/acme', { enabled: false })
  await api.put(configuration, { enabled: true })
  expect((await token('acme', inside)).body).toEqual({ active: false, error: 'not_installed' })
  expect((await token('acme', user)).status).toBe(403)
})

test('a key that comes with its integration is an account of its owner; with an owner who is no one, nothing is stored', async () => {
  const server = await startServer()
  const { workos, api } = server
  const { id: userId } = await workos.userManagement.createUser({ email: 'key@example.com' })
  const create = { provider: 'resend', enabled: true, authMethods: ['api_key' as const] }
  await expect(
    workos.pipes.createDataIntegration({ ...create, apiKey: { secret: 'sk-nobody', userId: 'user_none' } }),
  ).rejects.toMatchObject({ status: 404 })
  const { installation } = await workos.pipes.createDataIntegration({
    ...create,
    apiKey: { secret: 'sk-of-the-first', userId },
  })
  expect(installation).toMatchObject({ userId, organizationId: null, apiKeyLast4: 'irst' })
  await api.put('/data-integrations/resend', { api_key: { secret: 'sk-another', user_id: userId } })
  expect(await workos.pipes.createDataIntegrationCredential({ slug: 'resend', userId })).toMatchObject({
    credential: { value: 'sk-another' },
  })
  await workos.pipes.deleteDataIntegration({ slug: 'resend' })
  expect((await eventsOf(server)).map(({ name }) => name)).toEqual(['connected', 'connected', 'disconnected'])
})

test('[A-5] who leaves an organization, is deleted, or loses the organization has no account in it any more', async () => {
  const server = await startServer()
  const { workos, api } = server
  const { path, userId, organizationId } = await makeConnectable(server)
  const inside = `${path}?organization_id=${organizationId}`
  await api.post(path, { access_token: 'outside' })
  await api.post(inside, { access_token: 'inside' })
  const { id } = await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  await workos.userManagement.deleteOrganizationMembership(id)
  expect((await api.get(inside)).status).toBe(404)
  expect((await api.get(path)).status).toBe(200)
  await api.post(inside, { access_token: 'inside again' })
  await workos.organizations.deleteOrganization(organizationId)
  await workos.userManagement.deleteUser(userId)
  const ended = (await eventsOf(server)).filter(({ name }) => name === 'disconnected')
  expect(ended.map(({ data }: { data: { organizationId: string | null } }) => data.organizationId)).toEqual([
    organizationId,
    organizationId,
    null,
  ])
})

test('[A-5] a member who is deactivated gets no token of their account in the organization until they are active again', async () => {
  const server = await startServer()
  const { workos, api } = server
  const { path, user, userId, organizationId } = await makeConnectable(server)
  await api.post(path, { access_token: 'outside' })
  await api.post(`${path}?organization_id=${organizationId}`, { access_token: 'inside' })
  const { id } = await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  const inside = { ...user, organization_id: organizationId }
  const ask = (what: string, body: object) => api.post<Record<string, unknown>>(`/data-integrations/acme/${what}`, body)

  await workos.userManagement.deactivateOrganizationMembership(id)

  for (const what of ['token', 'credentials'])
    expect(await ask(what, inside), what).toMatchObject({ status: 403, body: { code: 'user_not_an_active_member' } })
  expect((await ask('token', user)).body).toMatchObject({ active: true, access_token: { access_token: 'outside' } })
  await workos.userManagement.reactivateOrganizationMembership(id)
  expect((await ask('token', inside)).body).toMatchObject({ active: true, access_token: { access_token: 'inside' } })
})
