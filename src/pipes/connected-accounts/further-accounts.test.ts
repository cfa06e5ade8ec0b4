import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { eventsOf, makeConnectable } from './accounts.fixture.ts'

const slug = 'acme'
const connectionIntent = 'add' as const

async function furnish() {
  const server = await startServer()
  const connectable = await makeConnectable(server)
  const { userId } = connectable
  const { workos, api } = server
  const addKey = (secret: string) =>
    workos.pipes.createDataIntegrationApiKey({ slug, userId, secret, connectionIntent })
  return { ...server, ...connectable, named: { userId, slug }, addKey, workos, api }
}

test('(sdk) the first account of an owner is the compatibility one, later ones are standard and unseen by calls without the new members', async () => {
  const { workos, named, userId, addKey } = await furnish()
  const first = await addKey('sk-the-first')
  const second = await addKey('sk-the-second')
  const third = await workos.pipes.createDataIntegrationClientCredential({
    ...named,
    clientId: 'theirs',
    clientSecret: 'the secret of theirs',
    connectionIntent,
  })
  const fourth = await workos.pipes.createUserConnectedAccount({ ...named, accessToken: 'a', connectionIntent })

  const all = [first, second, third, fourth]
  expect(all.map((each) => each.connectionRole)).toEqual(['compatibility', 'standard', 'standard', 'standard'])
  expect(new Set(all.map(({ id }) => id)).size).toBe(4)
  expect(await workos.pipes.getUserConnectedAccount(named)).toEqual(first)
  const listed = async (supportsMultipleConnections?: boolean) => {
    const { data } = await workos.pipes.listUserDataProviders(
      supportsMultipleConnections === undefined ? { userId } : { userId, supportsMultipleConnections },
    )
    return [data[0]?.connectedAccount?.id, data[0]?.connectedAccounts?.map(({ id }) => id)]
  }
  expect(await listed()).toEqual([first.id, [first.id]])
  expect(await listed(false)).toEqual([first.id, [first.id]])
  expect(await listed(true)).toEqual([first.id, all.map(({ id }) => id)])
  const rotated = await workos.pipes.updateDataIntegrationApiKey({ ...named, secret: 'sk-rotated' })
  expect(rotated.id).toBe(first.id)
})

test('(sdk) while the place of the compatibility account is empty, its member is null, and the next account that is added takes it', async () => {
  const { workos, named, userId, addKey } = await furnish()
  const first = await addKey('sk-the-first')
  const second = await addKey('sk-the-second')
  await workos.pipes.deleteUserConnectedAccount(named)

  await expect(workos.pipes.getUserConnectedAccount(named)).rejects.toMatchObject({ status: 404 })
  const { data } = await workos.pipes.listUserDataProviders({ userId, supportsMultipleConnections: true })
  expect(data).toMatchObject([{ connectedAccount: null, connectedAccounts: [{ id: second.id }] }])
  const third = await addKey('sk-the-third')
  expect(third.connectionRole).toBe('compatibility')
  expect(third.id).not.toBe(first.id)
})

test('(desc) of several accounts one has to be selected with supports_multiple_connections: 409, and nothing is given or deleted', async () => {
  const { workos, named, userId, addKey } = await furnish()
  const only = await addKey('sk-the-first')
  const plural = { ...named, supportsMultipleConnections: true }
  expect(await workos.pipes.getUserConnectedAccount(plural)).toEqual(only)
  const second = await addKey('sk-the-second')
  const required = { status: 409, code: 'account_selection_required' }

  await expect(workos.pipes.getUserConnectedAccount(plural)).rejects.toMatchObject(required)
  await expect(workos.pipes.deleteUserConnectedAccount(plural)).rejects.toMatchObject(required)
  await expect(workos.pipes.createDataIntegrationCredential(plural)).rejects.toMatchObject(required)
  await expect(
    workos.pipes.getAccessToken({ provider: slug, userId, supportsMultipleConnections: true }),
  ).rejects.toMatchObject(required)
  const chosen = { ...named, connectedAccountId: second.id }
  expect(await workos.pipes.getUserConnectedAccount(chosen)).toEqual(second)
  const vended = async (more: object) =>
    (await workos.pipes.createDataIntegrationCredential({ ...named, ...more })).credential?.value
  expect([await vended({}), await vended(chosen)]).toEqual(['sk-the-first', 'sk-the-second'])
  await workos.pipes.deleteUserConnectedAccount({ ...chosen, supportsMultipleConnections: true })
  expect(await workos.pipes.getUserConnectedAccount(plural)).toEqual(only)
  expect(await workos.pipes.createDataIntegrationCredential(chosen)).toEqual({ active: false, error: 'not_installed' })
})

test('(desc) a selector that is malformed, or an intent without one, is a 400', async () => {
  const { api, path, user } = await furnish()
  const malformed = { status: 400, body: { code: 'invalid_connected_account_selector' } }
  const tokens = { access_token: 'a' }
  for (const id of ['account_123', 'data_installation_', 'org_01J00000000000000000000000'])
    expect(await api.get(`${path}?connected_account_id=${id}`)).toMatchObject(malformed)
  expect(await api.put(`${path}?connection_intent=reauthorize`, tokens)).toMatchObject(malformed)
  const body = { ...user, secret: 'a key', connection_intent: 'reauthorize' }
  expect(await api.put(`/data-integrations/${slug}/api-key`, body)).toMatchObject(malformed)
  const both = {
    ...user,
    connection_intent: 'add',
    connected_account_id: 'data_installation_01J00000000000000000000000',
  }
  expect(await api.post(`/data-integrations/${slug}/authorize`, both)).toMatchObject(malformed)
  expect((await api.post(`/data-integrations/${slug}/api-key`, { ...user, secret: 'a key' })).status).toBe(422)
})

test('(sdk) a change with an account id changes this account, whether or not it says reauthorize or supports several', async () => {
  const { workos, named, addKey } = await furnish()
  await workos.pipes.createUserConnectedAccount({ ...named, accessToken: 'one' })
  const second = await workos.pipes.createUserConnectedAccount({ ...named, accessToken: 'two', connectionIntent })
  const key = await addKey('sk-the-first')
  const chosen = { ...named, connectedAccountId: second.id }

  await workos.pipes.updateUserConnectedAccount({ ...chosen, connectionIntent: 'reauthorize', accessToken: 'three' })
  await workos.pipes.updateUserConnectedAccount({ ...chosen, scopes: ['read'] })
  await workos.pipes.updateUserConnectedAccount({ ...named, supportsMultipleConnections: true, scopes: ['write'] })
  const rotated = await workos.pipes.updateDataIntegrationApiKey({
    ...named,
    connectedAccountId: key.id,
    connectionIntent: 'reauthorize',
    secret: 'sk-another-one',
  })

  const vended = async (more: object) =>
    (await workos.pipes.createDataIntegrationCredential({ ...named, ...more })).credential
  expect(await vended(chosen)).toMatchObject({ value: 'three', scopes: ['read'] })
  expect(await vended({})).toMatchObject({ value: 'one', scopes: ['write'] })
  expect(rotated).toMatchObject({ id: key.id, connectionRole: 'standard' })
  expect(await vended({ connectedAccountId: key.id })).toMatchObject({ value: 'sk-another-one' })
})

test('(desc) credentials of another kind than those of the account that was found are a 422', async () => {
  const { workos, named, addKey } = await furnish()
  const key = await addKey('sk-the-first')
  const mismatch = { status: 422, code: 'auth_method_mismatch' }
  const client = { ...named, clientId: 'theirs', clientSecret: 'a secret', connectedAccountId: key.id }
  await expect(workos.pipes.updateDataIntegrationClientCredentials(client)).rejects.toMatchObject(mismatch)
  await expect(
    workos.pipes.updateUserConnectedAccount({ ...named, connectedAccountId: key.id, accessToken: 'a' }),
  ).rejects.toMatchObject(mismatch)
  await expect(
    workos.pipes.getAccessToken({ provider: slug, userId: named.userId, connectedAccountId: key.id }),
  ).rejects.toMatchObject(mismatch)
})

test('(sdk) of accounts that are added at once one is the compatibility one, and of two keys that are set at once there is one account', async () => {
  const { workos, named, addKey, userId, api } = await furnish()
  const added = await Promise.all(['sk-one', 'sk-two', 'sk-three', 'sk-four'].map(addKey))
  expect(added.map((each) => each.connectionRole).sort()).toEqual(['compatibility', 'standard', 'standard', 'standard'])
  const { id: other } = await workos.userManagement.createUser({ email: 'other@example.com' })
  const set = await Promise.all(
    ['sk-one', 'sk-two'].map((secret) => workos.pipes.updateDataIntegrationApiKey({ slug, userId: other, secret })),
  )
  expect(set[0]?.id).toBe(set[1]?.id)
  const path = `/user_management/users/${userId}/connected_accounts/${slug}`
  const standard = added.find((each) => each.connectionRole === 'standard')
  const deleted = await Promise.all([1, 2].map(() => api.delete(`${path}?connected_account_id=${standard?.id}`)))
  expect(deleted.map(({ status }) => status).sort()).toEqual([204, 404])
  const { data } = await workos.pipes.listUserDataProviders({ userId, supportsMultipleConnections: true })
  expect(data[0]?.connectedAccounts).toHaveLength(3)
  expect((await workos.pipes.getUserConnectedAccount(named)).connectionRole).toBe('compatibility')
})

test('(docs) a key and a client that are added may say what the account is called', async () => {
  const { api, user } = await furnish()
  const called = { account_identifier: 'T024BE7LH', account_display_name: 'Northwind on Slack' }
  const add = { ...user, connection_intent: 'add', ...called }
  const key = await api.post<{ id: string }>(`/data-integrations/${slug}/api-key`, { ...add, secret: 'a key' })
  expect(key).toMatchObject({ status: 201, body: called })
  const client = { ...add, client_id: 'c', client_secret: 's' }
  expect((await api.post(`/data-integrations/${slug}/client-credentials`, client)).body).toMatchObject(called)
  const rotated = { ...user, connected_account_id: key.body.id, secret: 'another key' }
  expect((await api.put(`/data-integrations/${slug}/api-key`, rotated)).body).toMatchObject({
    id: key.body.id,
    ...called,
  })
})

test('(sdk) credentials carry the values of the fields of a service with its defaults, and accounts their own, for every kind', async () => {
  const { api, workos, userId } = await furnish()
  await workos.pipes.createDataIntegration({
    provider: 'zendesk',
    enabled: true,
    authMethods: ['oauth', 'client_credentials'],
    credentials: { type: 'custom', clientId: 'a', clientSecret: 'b' },
  })
  const config = { subdomain: 'northwind' }
  const client = { slug: 'zendesk', userId, clientId: 'theirs', clientSecret: 'a secret', config }
  await workos.pipes.updateDataIntegrationClientCredentials(client)
  const account = await workos.pipes.getUserConnectedAccount({ slug: 'zendesk', userId })
  expect(account.config).toEqual(config)
  await api.put(`/user_management/users/${userId}/connected_accounts/zendesk`, {})
  const imported = await workos.pipes.createUserConnectedAccount({
    slug: 'zendesk',
    userId,
    accessToken: 'imported',
    connectionIntent,
  })
  expect(imported.config).toEqual({})
  expect(
    await workos.pipes.createDataIntegrationCredential({ slug: 'zendesk', userId, connectedAccountId: imported.id }),
  ).toMatchObject({ credential: { authMethod: 'oauth', value: 'imported', config: {} } })
})

test('(docs) a user connects a further account at the service, and connects a certain one again', async () => {
  const { api, workos, user, named, service, connect } = await furnish()
  await connect()
  const authorize = async (more: object) => {
    const { status, body } = await api.post<{ url: string }>(`/data-integrations/${slug}/authorize`, {
      ...user,
      ...more,
    })
    return status === 200 ? (await fetch(service.agree(body.url))).status : status
  }
  expect(await authorize({ connection_intent: 'add' })).toBe(200)
  const { data } = await workos.pipes.listUserDataProviders({
    userId: named.userId,
    supportsMultipleConnections: true,
  })
  const [first, second] = data[0]?.connectedAccounts ?? []
  const tokenOf = async (connectedAccountId = '') => {
    const answer = await workos.pipes.getAccessToken({ provider: slug, userId: named.userId, connectedAccountId })
    return answer.active ? answer.accessToken.accessToken : answer.error
  }
  const before = [await tokenOf(first?.id), await tokenOf(second?.id)]
  expect(await authorize({ connection_intent: 'reauthorize', connected_account_id: second?.id })).toBe(200)
  expect(await tokenOf(first?.id)).toBe(before[0])
  expect(await tokenOf(second?.id)).not.toBe(before[1])
  expect(await authorize({ connected_account_id: 'data_installation_01J00000000000000000000000' })).toBe(404)
})

test('(docs) an account that was deleted while its owner was at the service to connect it again stays deleted', async () => {
  const { api, workos, user, named, service, addKey } = await furnish()
  await addKey('sk-the-first')
  const { id } = await workos.pipes.createUserConnectedAccount({ ...named, accessToken: 'a', connectionIntent })
  const { body } = await api.post<{ url: string }>(`/data-integrations/${slug}/authorize`, {
    ...user,
    connected_account_id: id,
  })
  await workos.pipes.deleteUserConnectedAccount({ ...named, connectedAccountId: id })
  expect((await fetch(service.agree(body.url))).status).toBe(400)
  const { data } = await workos.pipes.listUserDataProviders({
    userId: named.userId,
    supportsMultipleConnections: true,
  })
  expect(data[0]?.connectedAccounts).toMatchObject([{ authMethod: 'api_key' }])
})

test('(docs) events of the new family are recorded for every account, those of the old one for the compatibility account alone', async () => {
  const server = await furnish()
  const { workos, api, named, user, service, addKey } = server
  await workos.pipes.createUserConnectedAccount({ ...named, accessToken: 'a' })
  const second = await workos.pipes.createUserConnectedAccount({ ...named, accessToken: 'b', connectionIntent })
  await workos.pipes.updateUserConnectedAccount({
    ...named,
    connectedAccountId: second.id,
    state: 'needs_reauthorization',
  })
  await workos.pipes.deleteUserConnectedAccount({ ...named, connectedAccountId: second.id })
  service.behavior = 'refusing'
  for (const more of [{}, { connection_intent: 'add' }]) {
    const { body } = await api.post<{ url: string }>(`/data-integrations/${slug}/authorize`, { ...user, ...more })
    await fetch(service.agree(body.url))
  }
  await addKey('sk-the-last')
  await workos.userManagement.deleteUser(named.userId)

  expect((await eventsOf(server)).map(({ name }) => name)).toEqual(['connected', 'connection_failed', 'disconnected'])
  const { data } = await workos.events.listEvents({
    events: [
      'pipes.account_connection.connected',
      'pipes.account_connection.reauthorization_needed',
      'pipes.account_connection.disconnected',
      'pipes.account_connection.connection_failed',
      'pipes.account_connection.add_failed',
    ] as never[],
  })
  expect(data.map((each) => (each.event as string).replace('pipes.account_connection.', ''))).toEqual([
    'connected',
    'connected',
    'reauthorization_needed',
    'disconnected',
    'connection_failed',
    'add_failed',
    'connected',
    'disconnected',
    'disconnected',
  ])
  const { body } = await api.get<{ data: { data: object }[] }>(
    '/events?events=pipes.account_connection.connected&events=pipes.account_connection.add_failed',
  )
  expect(body.data[1]?.data).toMatchObject({
    object: 'connected_account',
    id: second.id,
    connection_role: 'standard',
    account_identifier: null,
    account_display_name: null,
    state: 'connected',
  })
  expect(body.data[2]?.data).toMatchObject({
    object: 'connection_failed',
    provider_slug: slug,
    user_id: named.userId,
    organization_id: null,
    error_code: 'code_refused',
    provider_error: 'invalid_grant',
  })
})

test('of an integration someone has a hundred accounts at most', async () => {
  const { environment, addKey } = await furnish()
  await addKey('sk-the-first')
  await environment.db.run(sql`
    insert into connected_accounts (environment_id, id, integration_id, connection_role, user_id, auth_method, state, scopes,
      config, metadata, is_renewable, revision, key_ids, wrapped_data_key, ciphertext, created_at, updated_at)
    select environment_id, 'data_installation_' || n, integration_id, 'standard', user_id, auth_method, state, scopes, config,
      metadata, is_renewable, revision, key_ids, wrapped_data_key, ciphertext, created_at, updated_at
    from connected_accounts, generate_series(1, 98) n where environment_id = ${environment.environmentId}`)
  expect((await addKey('sk-the-hundredth')).connectionRole).toBe('standard')
  await expect(addKey('sk-one-too-many')).rejects.toMatchObject({ status: 422, code: 'too_many_connected_accounts' })
})
