import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeWidgets } from './widget-pipes.fixture.ts'

const app = 'https://app.northwind.example'

async function furnish() {
  const server = await startServer()
  const { workos, api, url } = server
  await api.post('/user_management/cors_origins', { origin: app })
  const widgets = await makeWidgets(server)
  onTestFinished(() => widgets.service.close())
  return { ...widgets, workos, api, handOver: handingOver(url) }
}

/** What the script of our page sends for the page of the application. */
function handingOver(url: string) {
  return async (
    begun: { url: string; redirectToken: string; handoffToken: string },
    { from = app, origin = url }: { from?: string; origin?: string } = {},
  ) => {
    const page = await fetch(begun.url)
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const [, csrf_token = ''] = /name="csrf_token" value="([^"]*)"/.exec(await page.text()) ?? []
    const fields = { state: begun.redirectToken, csrf_token, handoff_token: begun.handoffToken, origin: from }
    const answer = await fetch(`${url}/pipes/connect`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: String(new URLSearchParams(fields)),
    })
    return { status: answer.status, location: answer.headers.get('location') ?? '', cookie }
  }
}

const visit = async (address: string, cookie = '') =>
  (await fetch(address, { redirect: 'manual', headers: { cookie } })).status

test('a user connects in the window that the widget opened, sees it in the list, and ends it', async () => {
  const { workos, handOver, ask, ada, mia, integrate, service, organizationId } = await furnish()
  const id = await integrate('acme')
  const listed = async (token: string) => {
    const { status, json } = await ask(token, 'GET', 'mine')
    expect(status).toBe(200)
    return json.data.find((each: { slug: string }) => each.slug === 'acme')
  }
  expect(await listed(mia.token)).toMatchObject({
    object: 'data_integration',
    id,
    name: 'Acme',
    integrationType: 'custom',
    ownership: 'userland_user',
    authMethods: ['oauth', 'api_key', 'client_credentials'],
    installation: null,
    connected_accounts: [],
  })
  const begun = await ask(mia.token, 'POST', 'acme/authorize', { requireHandoff: true })
  const window = await fetch(begun.json.url)
  expect([window.status, await window.text()]).toEqual([200, expect.stringContaining('Connecting to Acme')])
  expect(window.headers.get('content-security-policy')).toContain(`form-action 'self' ${service.url}`)
  const status = async () =>
    (await ask(mia.token, 'GET', `${id}/authorization-status/${begun.json.redirectToken}`)).json
  expect(await status()).toEqual({ isConnecting: true })

  const { location, cookie } = await handOver(begun.json)
  expect(new URL(location).origin).toBe(service.url)
  const release = service.hold()
  const back = fetch(service.agree(location), { headers: { cookie } })
  await expect.poll(() => service.asked.length).toBe(1)
  expect(await status()).toEqual({ isConnecting: true })
  release()
  expect(await (await back).text()).toMatch(/Acme is connected.*close\.[0-9a-f]+\.js/s)

  expect(await status()).toEqual({ isConnecting: false })
  const { installation } = await listed(mia.token)
  expect(installation).toMatchObject({
    object: 'connected_account',
    user_id: mia.userId,
    organization_id: organizationId,
    state: 'connected',
    userlandUserId: mia.userId,
    organizationId,
    auth_method: 'oauth',
  })
  expect(await workos.pipes.getAccessToken({ provider: 'acme', userId: mia.userId, organizationId })).toMatchObject({
    active: true,
  })
  expect((await listed(ada.token)).installation).toBeNull()
  expect((await ask(ada.token, 'DELETE', `installations/${installation.id}`)).status).toBe(404)
  expect((await ask(ada.token, 'DELETE', `organization/installations/${installation.id}`)).status).toBe(404)
  expect(await ask(mia.token, 'DELETE', `installations/${installation.id}`)).toEqual({
    status: 200,
    json: { success: true },
  })
  expect((await listed(mia.token)).installation).toBeNull()
})

test('[O-1] a connection that a widget began continues in the browser of its page only, once', async () => {
  const { handOver, ask, mia, ada, integrate, service } = await furnish()
  const id = await integrate('acme')
  const begin = async () => (await ask(mia.token, 'GET', 'acme/authorize?requireHandoff=true')).json
  const begun = await begin()
  const other = await begin()
  // Neither a foreign page nor another site, nor the token of another connection.
  expect((await handOver(begun, { from: 'https://evil.example' })).status).toBe(400)
  expect((await handOver(begun, { origin: 'https://evil.example' })).status).toBe(400)
  expect((await handOver({ ...begun, handoffToken: other.handoffToken })).status).toBe(400)
  const early = new URL((await handOver(other)).location)
  early.searchParams.set('state', begun.redirectToken)
  expect(await visit(service.agree(early.href))).toBe(400)

  const { status, location, cookie } = await handOver(begun)
  expect(status).toBe(303)
  expect((await handOver(begun)).status).toBe(400)
  const back = service.agree(location)
  expect(await visit(back)).toBe(400)
  expect(await visit(back, (await handOver(await begin())).cookie)).toBe(400)
  expect(service.asked).toEqual([])
  const answers = await Promise.all([visit(back, cookie), visit(back, cookie), visit(back, cookie)])
  expect(answers.sort()).toEqual([200, 400, 400])
  const foreign = await ask(ada.token, 'GET', `${id}/authorization-status/${(await begin()).redirectToken}`)
  expect(foreign.json).toEqual({ isConnecting: false })
})

test('what goes away while a browser is at the service connects nothing, and fails in words', async () => {
  const { workos, handOver, ask, mia, ada, integrate, service } = await furnish()
  await integrate('acme')
  const leave = async (token: string) => {
    const { json } = await ask(token, 'POST', 'acme/authorize', {})
    const { location, cookie } = await handOver(json)
    return { back: service.agree(location), cookie }
  }
  const [first, second, third] = [await leave(mia.token), await leave(mia.token), await leave(ada.token)]
  const release = service.hold()
  const exchange = visit(first.back, first.cookie)
  await expect.poll(() => service.asked.length).toBe(1)
  await workos.userManagement.deleteOrganizationMembership(mia.membershipId)
  release()
  expect(await exchange).toBe(400)
  expect(await visit(second.back, second.cookie)).toBe(400)
  expect(await ask(mia.token, 'GET', 'mine')).toMatchObject({ status: 403, json: { code: 'widget_token_ended' } })
  const { json } = await ask(ada.token, 'POST', 'acme/authorize', {})
  await workos.pipes.deleteDataIntegration({ slug: 'acme' })
  expect([await visit(third.back, third.cookie), await visit(json.url), (await handOver(json)).status]).toEqual([
    400, 400, 400,
  ])
})

test('an organization connects an account of its own, which its members use and see without its secrets', async () => {
  const { workos, api, handOver, ask, ada, mia, integrate, service, organizationId } = await furnish()
  await integrate('acme')
  const own = async () => (await ask(ada.token, 'GET', 'organization')).json.data[0]
  expect(await own()).toMatchObject({
    ownership: 'organization',
    connected_accounts: [],
    configuration: { hasOverride: false, rootEnabled: true, enabled: true, configured: true, disabledSource: null },
    capabilities: { canConfigure: true, canConnect: true, canReauthorize: false, canDisconnect: false },
  })
  const begun = await ask(ada.token, 'POST', 'acme/organization/authorize', {})
  const { location, cookie } = await handOver(begun.json)
  expect(await visit(service.agree(location), cookie)).toBe(200)

  const { connected_accounts, capabilities } = await own()
  expect(connected_accounts).toMatchObject([{ user_id: null, organization_id: organizationId, state: 'connected' }])
  expect(capabilities).toMatchObject({ canConnect: false, canReauthorize: true, canDisconnect: true })
  const shared = await ask(mia.token, 'GET', 'shared-connections')
  expect(shared.json.data).toMatchObject([
    { slug: 'acme', connected_accounts: [{ id: connected_accounts[0].id, availability: 'available' }] },
  ])
  const tokenOf = async (user_id: string, connection_owner?: string) =>
    (await api.post('/data-integrations/acme/token', { user_id, organization_id: organizationId, connection_owner }))
      .body
  expect(await tokenOf(mia.userId)).toEqual({ active: false, error: 'not_installed' })
  const token = service.given.find((each) => each.startsWith('access'))
  expect(await tokenOf(mia.userId, 'organization')).toMatchObject({
    active: true,
    access_token: { access_token: token },
  })
  const { id: stranger } = await workos.userManagement.createUser({ email: `stranger.${organizationId}@example.com` })
  expect(await tokenOf(stranger, 'organization')).toMatchObject({ code: 'user_not_an_active_member' })
  for (const { json } of [shared, await ask(mia.token, 'GET', 'mine'), await ask(ada.token, 'GET', 'organization')])
    for (const secret of service.given) expect(JSON.stringify(json)).not.toContain(secret)

  // The person who connected it may leave.
  await workos.userManagement.deleteUser(ada.userId)
  expect(await tokenOf(mia.userId, 'organization')).toMatchObject({ active: true })
})

test('keys and clients are stored for users and organizations, keep values of fields, and do not replace another method', async () => {
  const { ask, ada, integrate } = await furnish()
  await integrate('acme')
  const secrets = ['a key of hers', 'a key of theirs', 'a secret of hers', 'another secret']
  for (const [i, owner] of ['', 'organization/'].entries()) {
    const stored = await ask(ada.token, 'PUT', `acme/${owner}api-key`, { secret: secrets[i] })
    expect(stored).toMatchObject({
      status: 200,
      json: { auth_method: 'api_key', api_key_last_4: secrets[i]?.slice(-4), state: 'connected' },
    })
    expect(JSON.stringify(stored.json)).not.toContain(secrets[i])
    const client = { client_id: 'hers', client_secret: 'a secret' }
    expect(await ask(ada.token, 'PUT', `acme/${owner}client-credentials`, client)).toMatchObject({
      status: 409,
      json: { message: expect.stringContaining('Disconnect it first') },
    })
  }
  await integrate('zendesk', {
    custom_provider: undefined,
    auth_methods: ['oauth', 'client_credentials'],
    credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
  })
  const store = (body: object) => ask(ada.token, 'PUT', 'zendesk/client-credentials', { client_id: 'hers', ...body })
  expect((await store({ client_secret: secrets[2] })).status).toBe(422)
  const config = { subdomain: 'northwind' }
  expect((await store({ client_secret: secrets[2], config })).json).toMatchObject({ config })
  expect((await store({ client_secret: secrets[3] })).json).toMatchObject({ config, client_secret_last_4: 'cret' })
  const { json } = await ask(ada.token, 'GET', 'mine')
  expect(json.data[1]).toMatchObject({
    iconUrl: expect.stringMatching(/\/assets\/services\/zendesk\.light\.[0-9a-f]+\.svg$/),
    iconSlug: 'zendesk',
    integrationType: 'zendesk',
    installation: { config, client_id: 'hers' },
    configFields: [{ key: 'subdomain', scope: 'installation', required: true, order: 0 }],
  })
  for (const secret of secrets) expect(JSON.stringify(json)).not.toContain(secret)
})

test('[T-3] administrators take away from what the environment offers, for members and for the organization apart, and add nothing', async () => {
  const { api, ask, ada, mia, integrate } = await furnish()
  await integrate('acme')
  await integrate('hidden', { enabled: false })
  const configure = (body: object, owner = '') => ask(ada.token, 'PUT', `acme/${owner}configuration`, body)
  for (const path of ['configurations', 'organization']) {
    expect((await ask(mia.token, 'GET', path)).json).toMatchObject({ code: 'widget_permission_missing' })
    expect((await ask(ada.token, 'GET', path)).json.data).toMatchObject([{ slug: 'acme' }])
  }
  expect((await ask(mia.token, 'PUT', 'acme/organization/api-key', { secret: 'mine' })).status).toBe(403)
  expect((await ask(mia.token, 'POST', 'acme/organization/authorize', {})).status).toBe(403)
  expect(await configure({ enabled: true, scopes: ['read'] })).toMatchObject({
    status: 200,
    json: {
      enabled: true,
      scopes: ['read'],
      defaultScopes: ['read', 'write'],
      availableScopes: ['read', 'write'],
      credentials: { credentialsType: 'custom', hasCredentials: true, client_id: null, redactedClientSecret: null },
    },
  })
  expect((await configure({ scopes: ['admin'] })).json).toMatchObject({ code: 'not_offered_to_organization' })
  expect((await ask(ada.token, 'PUT', 'hidden/configuration', { enabled: true })).status).toBe(400)
  expect((await configure({ client_id: 'ours', client_secret: 'a secret' })).status).toBe(400)

  expect((await configure({ enabled: false }, 'organization/')).json).toMatchObject({
    configuration: {
      enabled: false,
      overrideEnabled: false,
      disabledSource: 'organization',
      scopes: ['read', 'write'],
    },
    capabilities: { canConfigure: true, canConnect: false },
  })
  expect((await ask(ada.token, 'PUT', 'acme/organization/api-key', { secret: 'ours' })).status).toBe(403)
  expect((await ask(mia.token, 'GET', 'mine')).json.data).toMatchObject([{ slug: 'acme', scopes: ['read'] }])
  await configure({ enabled: true, scopes: ['write', 'read'] }, 'organization/')
  await configure({ enabled: true, scopes: ['read', 'write'] })
  // What the environment takes away is gone, whatever an administrator has saved.
  await api.put('/data-integrations/acme', { enabled: false })
  await api.put('/data-integrations/acme/organization', { enabled: false })
  expect((await ask(mia.token, 'GET', 'mine')).json.data).toEqual([])
  expect((await ask(ada.token, 'GET', 'organization')).json.data).toEqual([])
})

test('an organization that has to bring its own client is offered a service once it has, and its secret is shown by its end', async () => {
  const { ask, ada, mia, integrate } = await furnish()
  await integrate('acme', { credentials: { type: 'organization' }, auth_methods: ['oauth'] })
  expect((await ask(mia.token, 'GET', 'mine')).json.data).toEqual([])
  expect((await ask(mia.token, 'POST', 'acme/authorize', {})).json).toMatchObject({
    code: 'data_integration_client_missing',
  })
  const { status, json } = await ask(ada.token, 'PUT', 'acme/configuration', {
    enabled: true,
    client_id: 'northwind',
    client_secret: 'the secret of Northwind',
  })
  expect([status, json.credentials]).toMatchObject([
    200,
    { credentialsType: 'organization', hasCredentials: true, client_id: 'northwind', redactedClientSecret: 'wind' },
  ])
  expect(JSON.stringify(json)).not.toContain('the secret of Northwind')
  expect((await ask(mia.token, 'GET', 'mine')).json.data).toMatchObject([{ slug: 'acme', authMethods: ['oauth'] }])
  expect((await ask(ada.token, 'GET', 'organization')).json.data).toMatchObject([
    { configuration: { configured: false }, capabilities: { canConnect: false } },
  ])
})
