import { expect, onTestFinished } from 'vitest'
import { push, startReceiver, startTransmitter } from '#standards/received-signals/received-signals.fixture.ts'
import { makeTarget, startSmallScimServer } from '#standards/scim-targets/target.fixture.ts'
import { startLocalServer } from '#test/local-server.ts'
import { startServer } from '#test/server.ts'
import { everySecondTest } from '#test/turns.ts'
import { enter, enterAs } from './site.fixture.ts'

const test = everySecondTest()

test('a SCIM target is made for an organization found by name, and shows what it refused and why', async () => {
  const server = await startServer()
  const { userManagement, organizations } = server.workos
  const scim = await startSmallScimServer()
  const { id: organizationId } = await organizations.createOrganization({ name: 'Northwind' })
  for (const email of ['ada@northwind.example', 'grace@northwind.example']) {
    const { id: userId } = await userManagement.createUser({ email })
    await userManagement.createOrganizationMembership({ userId, organizationId })
  }
  scim.instead = ({ method, body }) =>
    method === 'POST' && body.includes('grace') ? { status: 400, body: { detail: 'No seat is free.' } } : undefined
  const { page, refused, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo('/scim-targets')
  await page.getByRole('link', { name: 'Create target' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Planner')
  await page.getByLabel('Address of its SCIM server').fill(scim.url)
  await page.getByLabel('Token').fill('a-token')
  await page.getByRole('combobox', { name: 'Add an organization' }).fill('northw')
  await page.getByRole('option', { name: 'Northwind' }).click()
  await page.getByRole('checkbox', { name: 'Northwind' }).waitFor()
  await page.getByRole('button', { name: 'Create target' }).click()
  await page.getByRole('heading', { name: 'Planner' }).waitFor()

  await page.getByRole('link', { name: /^Waiting.*1 failed$/ }).click()
  await page.getByRole('cell', { name: /It answered 400/ }).waitFor()
  await page.getByRole('link', { name: 'grace@northwind.example' }).click()
  await dialog.getByText('"userName": "grace@northwind.example"').waitFor()
  await dialog.getByText('"detail": "No seat is free."').waitFor()

  const [made] = (await server.api.get<{ data: { id: string }[] }>('/scim_targets')).body.data
  const { body: figures } = await server.api.get(`/scim_targets/${made?.id}/figures`)
  expect(figures).toMatchObject({ users: 1, groups: 0, waiting: 1, failed: 1 })
  const usual = await (await makeTarget(server, { endpoint_url: scim.url, state: 'paused' })).read()
  expect(made).toMatchObject({
    organization_ids: [organizationId],
    attribute_mapping: usual.attribute_mapping,
    deprovisioning: usual.deprovisioning,
    update_method: usual.update_method,
  })
  expect(refused).toEqual([])
})

test('a SCIM target that refuses its credentials says so, continues with new ones, and gets other settings', async () => {
  const server = await startServer()
  const { id: organizationId } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const scim = await startSmallScimServer()
  scim.instead = ({ headers }) => (headers.authorization === 'Bearer a-token' ? { status: 401 } : undefined)
  const target = await makeTarget(server, { endpoint_url: scim.url, organization_ids: [organizationId] })
  await expect.poll(async () => (await target.read()).state, { timeout: 20_000 }).toBe('refused')
  const { page, refused, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo(`/scim-targets/${target.id}`)
  const advice = page.getByRole('region', { name: 'The target refused its credentials' })
  await advice.getByRole('button', { name: 'Replace credentials' }).click()
  await dialog.getByLabel('Token').fill('another-token')
  await dialog.getByRole('button', { name: 'Replace credentials' }).click()
  await advice.waitFor({ state: 'detached' })
  await expect.poll(() => scim.asked.at(-1)?.headers.authorization).toBe('Bearer another-token')

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('title', { exact: true }).fill('metadata.title')
  await page.getByRole('checkbox', { name: 'Northwind' }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the target.').waitFor()

  expect(await target.read()).toMatchObject({
    state: 'active',
    organization_ids: null,
    attribute_mapping: { user_name: 'email', title: 'metadata.title' },
  })
  expect(refused).toEqual([])
})

test("a connection receives its provider's signals: what each ended, and why one was refused", async () => {
  const given = await startReceiver(await startServer())
  const transmitter = await startTransmitter()
  const { page, refused, goTo } = await enter(given)
  const dialog = page.getByRole('dialog')

  await goTo(`/connections/${given.connection.id}/signals`)
  await page.getByRole('button', { name: 'Set up by hand' }).click()
  await dialog.getByLabel('Issuer').fill(transmitter.issuer)
  await dialog.getByLabel('Address of its keys').fill(transmitter.jwks_uri)
  await dialog.getByRole('button', { name: 'Receive signals' }).click()
  const receiver = page.getByRole('region', { name: 'Receiver' })
  const address = await receiver.getByRole('button', { name: /^Copy address / }).textContent()
  const endpoint = address?.trim() ?? ''
  const ada = await given.person('ada')
  const subject = { format: 'iss_sub', iss: transmitter.issuer, sub: 'ada' }
  const sign = (audience: string) => transmitter.sign(audience, 'caep/session-revoked', subject)
  await push(endpoint, await sign(endpoint))
  await push(endpoint, await sign('https://elsewhere.example'))
  await page.reload()

  await page.getByText('not for this receiver alone').waitFor()
  await page.getByRole('link', { name: 'session-revoked' }).click()
  await dialog.getByRole('link', { name: 'show which' }).click()
  await page.getByRole('link', { name: 'session.revoked' }).click()
  await dialog.getByText(ada.session.id).first().waitFor()

  await goTo(`/connections/${given.connection.id}/signals`)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'No signals are received' }).waitFor()
  expect(refused).toEqual([])
})

test('a connection gets a stream at its provider that is polled, verified, and paused', async () => {
  const provider = await startServer()
  const given = await startReceiver(await startServer())
  const { page, refused, goTo } = await enter(given)
  const dialog = page.getByRole('dialog')

  await goTo(`/connections/${given.connection.id}/signals`)
  await page.getByRole('button', { name: 'Create a stream at the provider' }).click()
  await dialog.getByLabel('Issuer').fill(`${provider.url}/oauth2/${provider.clientId}`)
  await dialog.getByLabel('Token').fill(provider.apiKey)
  await dialog.getByLabel('Delivery').selectOption('poll')
  await dialog.getByRole('button', { name: 'Create stream' }).click()
  await page.getByRole('region', { name: 'Receiver' }).getByText('verified just now').waitFor()
  const polling = page.getByRole('region', { name: 'Polling' })
  await polling.getByRole('button', { name: 'Pause' }).click()
  await polling.getByText('Paused', { exact: true }).waitFor()

  expect(await given.receiver()).toMatchObject({
    poll: { state: 'paused' },
    stream: { verified_at: expect.any(String) },
  })
  expect(refused).toEqual([])
})

test('a signal stream is made, paused, has a user left out and is deleted; its history has each', async () => {
  const server = await startServer()
  await server.workos.userManagement.createUser({ email: 'ada@example.com' })
  const tokens: string[] = []
  const receiver = await startLocalServer(({ body }) => {
    tokens.push(body)
    return { status: 202 }
  })
  onTestFinished(receiver.close)
  const { page, refused, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo('/signal-streams')
  await page.getByRole('button', { name: 'Create stream' }).first().click()
  await dialog.getByLabel('Address of the receiver').fill(receiver.url)
  await dialog.getByLabel('Audience').fill('https://receiver.example')
  await dialog.getByRole('button', { name: 'Create stream' }).click()
  await page.getByRole('heading', { name: 'https://receiver.example' }).waitFor()
  await page.getByRole('button', { name: 'Send verification' }).click()
  await expect.poll(() => tokens.length).toBe(1)
  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByLabel('credential-change').uncheck()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the stream.').waitFor()
  await page.getByRole('button', { name: 'Leave out' }).click()
  await dialog.getByRole('combobox', { name: 'User or organization' }).fill('ada@')
  await dialog.getByRole('option', { name: 'ada@example.com' }).click()
  await dialog.getByRole('button', { name: 'Leave out' }).click()
  await page.getByText('Left out of the stream.').waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Paused', { exact: true }).waitFor()

  const history = page.getByRole('table', { name: 'Changes' })
  await expect.poll(() => history.getByRole('link').count()).toBe(5)
  const { body } = await server.api.get<Record<string, unknown>[]>('/ssf/streams')
  expect(body).toMatchObject([
    { status: 'paused', events_delivered: expect.not.arrayContaining([/credential-change$/]) },
  ])
  await page.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'No signal streams yet' }).waitFor()
  expect(refused).toEqual([])
})

test('an application is let into another system, with other scopes, and not any more', async () => {
  const server = await startServer()
  const { body: application } = await server.api.post<{ id: string }>('/connect/applications', {
    application_type: 'oauth',
    name: 'Assistant',
    is_first_party: true,
    redirect_uris: [{ uri: 'https://assistant.example/callback', default: true }],
  })
  const audiences = async () =>
    (await server.api.get<{ id_jag_audiences: object[] }>(`/connect/applications/${application.id}`)).body
      .id_jag_audiences
  const { page, refused, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo(`/applications/${application.id}`)
  const card = page.getByRole('region', { name: 'Other systems' })
  await card.getByRole('button', { name: 'Add system' }).click()
  await dialog.getByLabel('Authorization server').fill('nowhere')
  await dialog.getByLabel('Client id there').fill('f53f191f9311af35')
  await dialog.getByLabel('Scopes').fill('chat.read, chat.history')
  await dialog.getByRole('button', { name: 'Add system' }).click()
  await expect.poll(() => dialog.getByLabel('Authorization server').getAttribute('aria-invalid')).toBe('true')
  await dialog.getByLabel('Authorization server').fill('https://acme.chat.example/')
  await dialog.getByRole('button', { name: 'Add system' }).click()
  await card.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByLabel('Scopes').fill('chat.read')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await card.getByRole('cell', { name: 'chat.read', exact: true }).waitFor()

  expect(await audiences()).toEqual([
    { audience: 'https://acme.chat.example/', client_id: 'f53f191f9311af35', scopes: ['chat.read'] },
  ])
  await card.getByRole('button', { name: 'Remove' }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Removed https://acme.chat.example/.').waitFor()
  expect(await audiences()).toEqual([])
  expect(refused).toEqual([])
})

test('a viewer looks at targets and streams, and is offered nothing that changes them', async () => {
  const server = await startServer()
  const target = await makeTarget(server, { endpoint_url: 'http://127.0.0.1:9/scim', state: 'paused' })
  const { body: stream } = await server.api.post<{ stream_id: string }>('/ssf/streams', { aud: 'https://one.example' })
  const { page, goTo } = await enterAs(server, 'viewer')

  for (const path of [
    '/scim-targets',
    `/scim-targets/${target.id}`,
    '/signal-streams',
    `/signal-streams/${stream.stream_id}`,
  ]) {
    await goTo(path)
    const offered = page
      .locator('main')
      .getByRole('button')
      .filter({ hasNotText: /https?:|scim_target_|sigstream_/ })
    expect([path, await offered.allTextContents()]).toEqual([path, []])
    expect(await page.getByRole('link', { name: 'Create target' }).count()).toBe(0)
  }
})
