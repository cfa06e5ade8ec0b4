import { expect } from 'vitest'
import { readRequest, startSso } from '#hosted-sign-in/single-sign-on/sso.fixture.ts'
import { makeConnectable } from '#pipes/connected-accounts/accounts.fixture.ts'
import { startServer } from '#test/server.ts'
import { everySecondTest } from '#test/turns.ts'
import { enter, enterAs } from './site.fixture.ts'

const test = everySecondTest()

test('a service is set up for pipes, its accounts are listed, and one is disconnected', async () => {
  const server = await startServer()
  const { path, userId } = await makeConnectable(server)
  await server.api.post(path, { access_token: 'the token of Ada' })
  const { page, refused, goTo } = await enter(server)

  await goTo('/pipes')
  await page.getByRole('button', { name: 'Set up service' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Slug').fill('slack')
  await dialog.getByLabel('Client id').fill('our client')
  await dialog.getByLabel('Client secret').fill('our secret')
  await dialog.getByRole('button', { name: 'Set up service' }).click()
  await page.getByRole('heading', { name: 'slack' }).waitFor()
  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByLabel('Scopes').fill('chat:write')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the settings.').waitFor()
  const { body: slack } = await server.api.get('/data-integrations/slack')
  expect(slack).toMatchObject({ scopes: ['chat:write'], credentials: { client_id: 'our client' } })

  await goTo('/pipes/acme')
  const { email } = await server.workos.userManagement.getUser(userId)
  await page.getByRole('link', { name: email }).waitFor()
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('heading', { name: 'No connected accounts yet' }).waitFor()
  expect(refused).toEqual([])
})

test('an agent gets a blueprint, and resource types stand below their parents', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo('/agents')
  await page.getByRole('button', { name: 'Create blueprint' }).first().click()
  await dialog.getByLabel('Name').fill('Support agent')
  await dialog.getByLabel('By itself').uncheck()
  await dialog.getByRole('button', { name: 'Create blueprint' }).click()
  await page.getByRole('link', { name: 'Support agent' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByLabel('Description').fill('Answers customers')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Answers customers').waitFor()
  const { body } = await server.api.get<{ data: object[] }>('/agents/blueprints')
  expect(body.data).toMatchObject([{ name: 'Support agent', invocable_as: { instance_types: ['delegated'] } }])

  await goTo('/resource-types')
  for (const [slug = '', parent] of [['project'], ['document', 'project']]) {
    await page.getByRole('button', { name: 'Create type' }).first().click()
    await dialog.getByLabel('Slug').fill(slug)
    if (parent !== undefined) {
      await dialog.getByLabel('organization').uncheck()
      await dialog.getByLabel(parent).check()
    }
    await dialog.getByRole('button', { name: 'Create type' }).click()
    await page.getByRole('link', { name: slug }).waitFor()
  }
  await page.getByRole('link', { name: 'document' }).click()
  await page.getByRole('button', { name: 'Create role' }).click()
  await dialog.getByLabel('Name').fill('Editor')
  await dialog.getByLabel('Slug').fill('editor')
  await dialog.getByRole('button', { name: 'Create role' }).click()
  await page.getByRole('cell', { name: 'Editor', exact: true }).waitFor()
  const type = await server.api.get('/authorization/resource_types/document')
  expect(type.body).toMatchObject({ parent_slugs: ['project'] })
})

test('what ends soon leads to where it is cured: a key of a customer is ended and made again', async () => {
  const server = await startServer()
  const { id: organization } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const expires_at = new Date(Date.now() + 9 * 86_400_000).toISOString()
  await server.api.post(`/organizations/${organization}/api_keys`, { name: 'billing', expires_at })
  const { page, goTo } = await enter(server)

  await goTo('/environment')
  const health = page.getByRole('region', { name: 'Health, last 24 hours' })
  await health.getByText('One ends within two weeks').waitFor()
  expect(await health.getByText('Needs a look').count()).toBe(1)
  await health.getByRole('link', { name: 'One ends within two weeks' }).click()
  await page.getByRole('link', { name: 'billing' }).click()
  await page.getByRole('button', { name: 'End now' }).click()
  await page.getByText('billing no longer works.').waitFor()
  await page.getByRole('button', { name: 'Create key' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('billing 2027')
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click()
  const value = await page.getByRole('button', { name: /^Copy key / }).textContent()
  await page.getByRole('button', { name: 'Done' }).click()

  const { body } = await server.api.post<{ api_key: { name: string } }>('/api_keys/validations', {
    value: value?.trim(),
  })
  expect(body.api_key).toMatchObject({ name: 'billing 2027' })
})

test('an organization has its roles, its groups and its IT contacts, who are invited, invited again and not any more', async () => {
  const server = await startServer()
  const { id: organization } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const user = { email: 'ada@northwind.example', lastName: 'Lovelace' }
  const { id: userId } = await server.workos.userManagement.createUser(user)
  await server.workos.userManagement.createOrganizationMembership({ userId, organizationId: organization })
  const { page, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')
  const links = async () =>
    (await server.api.get<{ data: { intent: string }[] }>(`/portal/setup_links?organization=${organization}`)).body.data

  await goTo(`/organizations/${organization}/roles`)
  await page.getByRole('button', { name: 'Create role' }).click()
  await dialog.getByLabel('Name').fill('Accountant')
  await dialog.getByRole('button', { name: 'Create role' }).click()
  await page.getByRole('cell', { name: 'Accountant', exact: true }).waitFor()
  await page.getByRole('link', { name: 'Groups' }).click()
  await page.getByRole('button', { name: 'Create group' }).click()
  await dialog.getByLabel('Name').fill('Finance')
  await dialog.getByRole('button', { name: 'Create group' }).click()
  await page.getByRole('link', { name: 'Finance' }).click()
  await dialog.getByRole('searchbox', { name: 'Add a person' }).fill('LOVE')
  await dialog.getByRole('button', { name: 'Add ada@northwind.example' }).click()
  await page.getByText('Added ada@northwind.example.').waitFor()
  await dialog.getByRole('table', { name: 'Members of the group' }).getByText('ada@northwind.example').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Own key' }).click()
  await page.getByRole('heading', { name: 'No key of their own' }).waitFor()

  await page.getByRole('link', { name: 'Portal' }).click()
  await page.getByRole('button', { name: 'Add contact' }).click()
  await dialog.getByLabel('Email').fill('it@northwind.example')
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await page.getByRole('button', { name: 'Invite to portal' }).click()
  await dialog.getByLabel('Directory sync').check()
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await page.getByText('Sent an invitation to it@northwind.example.').waitFor()
  const [first] = await links()
  await page.getByRole('button', { name: 'Send again' }).click()
  await page.getByText('Sent another invitation to it@northwind.example.').waitFor()
  const [second] = await links()
  expect(second).toMatchObject({ state: 'active', intents: ['sso', 'dsync'] })
  expect(second).not.toEqual(first)
  await page.getByRole('table', { name: 'IT contacts' }).getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('Revoked the invitation of it@northwind.example.').waitFor()
  expect(await links()).toEqual([])
})

test('a connection is tested from its page, its attributes and group roles are set, and its certificates are there', async () => {
  const server = await startSso()
  const { connectionId, api } = server
  await api.post('/authorization/roles', { slug: 'admin', name: 'Admin' })
  const { page, goTo } = await enter(server)

  await goTo(`/connections/${connectionId}/test`)
  // What the browser would do at the provider is played, as it has no way there.
  await page.route('**/sso/test/*', (route) => route.fulfill({ contentType: 'text/html', body: 'It left' }))
  const begun = page.waitForRequest('**/sso/test/*')
  await page.getByRole('button', { name: 'Test sign-in' }).click()
  await page.getByText('It left').waitFor()
  const person = server.browser()
  await person.open((await begun).url())
  await server.respond(person, readRequest(person.location))
  await goTo(`/connections/${connectionId}/test`)
  await page.getByRole('cell', { name: 'Succeeded' }).waitFor()

  await page.getByRole('link', { name: 'Attributes' }).click()
  await page.getByRole('textbox', { name: 'Names that differ' }).fill('department = dept\nemail = mail')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the attributes.').waitFor()
  await page.getByRole('link', { name: 'Group roles' }).click()
  await page.getByRole('textbox', { name: 'Roles of groups' }).fill('Engineering = admin')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the roles of groups.').waitFor()
  expect((await api.get(`/connections/${connectionId}/settings`)).body).toMatchObject({
    attribute_map: { department: 'dept', email: 'mail' },
    group_roles: [{ group: 'Engineering', role: 'admin' }],
  })
  await page.getByRole('link', { name: 'Certificates' }).click()
  const certificates = page.getByRole('table', { name: 'Certificates of the identity provider' })
  await certificates.getByRole('button', { name: 'Copy certificate' }).waitFor()
})

test('a directory is made with its token, renamed, shows what it refused, gives its groups roles, and makes another token once', async () => {
  const server = await startServer()
  const { id: organization } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  await server.api.post('/authorization/roles', { slug: 'admin', name: 'Admin' })
  const { page, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo(`/organizations/${organization}/connections`)
  await page.getByRole('button', { name: 'New directory' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Northwind')
  await dialog.getByRole('button', { name: 'Create directory' }).click()
  const [endpoint, token] = await Promise.all(
    ['Copy endpoint', 'Copy token'].map((name) => dialog.getByRole('button', { name }).textContent()),
  )
  await dialog.getByRole('button', { name: 'Done' }).click()
  const scim = (path: string, body: object) =>
    fetch(`${endpoint?.trim()}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token?.trim()}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify(body),
    })
  await scim('/Groups', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Engineering' })
  await scim('/Users', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 7 })

  await page.getByRole('link', { name: 'Northwind', exact: true }).last().click()
  await page.getByRole('button', { name: 'Rename' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Northwind Okta')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Northwind Okta', exact: true, level: 1 }).waitFor()
  const { data } = (await server.api.get<{ data: { id: string }[] }>('/directories')).body
  const directory = data[0] ?? expect.unreachable()
  await page.getByRole('link', { name: 'Refused requests' }).click()
  await page.getByRole('table', { name: 'Refused requests' }).getByText('POST /Users').waitFor()
  await page.getByRole('link', { name: 'Group roles' }).click()
  await page.getByRole('combobox', { name: 'Engineering' }).selectOption('admin')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the roles of groups.').waitFor()
  const { body } = await server.api.get<{ data: object[] }>(`/directories/${directory.id}/group_roles`)
  expect(body.data).toMatchObject([{ role: 'admin' }])
  await page.getByRole('link', { name: 'Sync', exact: true }).click()
  await page.getByRole('button', { name: 'Create token' }).click()
  await dialog.getByRole('button', { name: 'Create token' }).click()
  await page.getByRole('button', { name: /^Copy token / }).waitFor()
})

test('a value of the Vault is shown for a proof and a reason alone, and that is in the log', async () => {
  const server = await startServer()
  const object = { name: 'crm-token', value: 'token-of-the-crm', key_context: { organization_id: 'org_7' } }
  expect((await server.api.post('/vault/v1/kv', object)).status).toBe(201)
  const { page, goTo } = await enterAs(server, 'owner')

  await goTo('/vault')
  await page.getByRole('link', { name: 'crm-token' }).click()
  await page.getByText('organization_id = org_7').waitFor()
  expect(await page.locator('body').textContent()).not.toContain(object.value)
  await page.getByRole('button', { name: 'Reveal value' }).click()
  const asked = page.getByRole('dialog', { name: 'Give a reason' })
  await asked.getByRole('textbox', { name: 'Reason' }).fill('Ticket 4711')
  await asked.getByRole('button', { name: 'Continue' }).click()

  await page.getByRole('dialog', { name: 'Value' }).getByText(object.value).waitFor()
  await goTo('/operator-log')
  await page.getByRole('cell', { name: 'Ticket 4711' }).waitFor()
})

test('an application is made for a customer found by name, its secret is shown once, and it is changed', async () => {
  const server = await startServer()
  await server.workos.organizations.createOrganization({ name: 'Globex' })
  const { page, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo('/applications')
  await page.getByRole('button', { name: 'Create application' }).first().click()
  await dialog.getByLabel('Kind').selectOption({ label: 'A machine of an organization' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly import')
  await dialog.getByRole('combobox', { name: 'Organization' }).fill('lobe')
  await page.getByRole('option', { name: /^Globex/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nightly import' }).waitFor()
  await page.getByRole('link', { name: 'Globex' }).waitFor()
  await page.getByRole('button', { name: 'Create secret' }).click()
  await dialog.getByRole('button', { name: 'Create secret' }).click()
  await dialog.getByRole('button', { name: /^Copy secret/ }).waitFor()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Runs at night')
  await page.keyboard.press('Enter')
  await page.getByText('Saved Nightly import.').waitFor()

  const { body } = await server.api.get<{ data: object[] }>('/connect/applications')
  expect(body.data).toMatchObject([{ name: 'Nightly import', description: 'Runs at night', application_type: 'm2m' }])
})

test('a webhook endpoint gets another address and other events, and a secret that is shown once', async () => {
  const server = await startServer()
  const endpoint = { endpoint_url: 'https://example.com/former', events: ['user.created'] }
  const { body } = await server.api.post<{ id: string; secret: string }>('/webhook_endpoints', endpoint)
  const { page, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo(`/webhooks/${body.id}`)
  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://example.com/hooks')
  await dialog.getByRole('textbox', { name: 'Events' }).fill('user.created\nuser.deleted')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'https://example.com/hooks' }).waitFor()
  const changed = { endpoint_url: 'https://example.com/hooks', events: ['user.created', 'user.deleted'] }
  expect((await server.api.get(`/webhook_endpoints/${body.id}`)).body).toMatchObject(changed)

  await page.getByRole('button', { name: 'Rotate secret' }).click()
  await dialog.getByRole('button', { name: 'Rotate secret' }).click()
  const secret = await page.getByRole('button', { name: /^Copy secret/ }).textContent()
  expect(secret?.trim()).toMatch(/^\S{20,}$/)
  expect(secret?.trim()).not.toBe(body.secret)
  await page.getByRole('button', { name: 'Done' }).click()
  expect(await page.locator('body').textContent()).not.toContain(secret?.trim())
})

test('a role is renamed, moved up, made the default and deleted for another one, and a permission is renamed and deleted', async () => {
  const server = await startServer()
  const { api, workos } = server
  await api.post('/authorization/permissions', { slug: 'invoices:read', name: 'Read invoices' })
  for (const [slug, name] of Object.entries({ clerk: 'Clerk', auditor: 'Auditor' }))
    await api.post('/authorization/roles', { slug, name })
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Globex' })
  const { id: userId } = await workos.userManagement.createUser({ email: 'ada@example.com' })
  const clerk = { userId, organizationId, roleSlug: 'clerk' }
  const { id: membership } = await workos.userManagement.createOrganizationMembership(clerk)
  const { page, refused, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')
  const rowOf = (slug: string) => page.getByRole('row').filter({ has: page.getByText(slug, { exact: true }) })
  const slugs = async () => (await workos.authorization.listEnvironmentRoles()).data.map(({ slug }) => slug)

  await goTo('/roles')
  await rowOf('auditor').getByRole('button', { name: 'Edit' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Inspector')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved Inspector.').waitFor()
  const before = await slugs()
  await page.getByRole('button', { name: 'Move Inspector up' }).click()
  await page.getByText('Moved Inspector up.').waitFor()
  expect(before.slice(-2)).toEqual(['clerk', 'auditor'])
  expect((await slugs()).slice(-2)).toEqual(['auditor', 'clerk'])
  await rowOf('auditor').getByRole('button', { name: 'Make default' }).click()
  await rowOf('auditor').getByText('Default').waitFor()
  await rowOf('clerk').getByRole('button', { name: 'Delete' }).click()
  await dialog.getByLabel('Members with it get').selectOption('Admin')
  await dialog.getByRole('button', { name: 'Delete role' }).click()
  await page.getByText('Deleted Clerk.').waitFor()
  expect((await workos.userManagement.getOrganizationMembership(membership)).role).toEqual({ slug: 'admin' })

  await rowOf('invoices:read').getByRole('button', { name: 'Edit' }).click()
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Of all customers')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved Read invoices.').waitFor()
  expect((await api.get('/authorization/permissions/invoices:read')).body).toMatchObject({
    description: 'Of all customers',
  })
  await rowOf('invoices:read').getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Deleted Read invoices.').waitFor()
  expect((await api.get('/authorization/permissions/invoices:read')).status).toBe(404)
  expect(refused).toEqual([])
})

test('a flag is turned on for a customer found by name and for a thing of the application, and off again for both', async () => {
  const server = await startServer()
  const { id: organization } = await server.workos.organizations.createOrganization({ name: 'Globex' })
  await server.api.post('/feature-flags', { slug: 'checkout', name: 'Checkout' })
  const { page, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')
  const targets = async (kind: string) =>
    (await server.api.get<{ data: { id: string }[] }>(`/feature-flags/checkout/${kind}`)).body.data.map(({ id }) => id)

  await goTo('/feature-flags/checkout')
  await page.getByRole('button', { name: 'Add target', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'User or organization' }).fill('lobe')
  await page.getByRole('option', { name: /^Globex/ }).click()
  await dialog.getByRole('button', { name: 'Add target' }).click()
  await page.getByText('Added the target.').waitFor()
  await page.getByRole('button', { name: 'Add own target' }).click()
  await dialog.getByRole('textbox', { name: 'Type' }).fill('workspace')
  await dialog.getByRole('textbox', { name: 'Id' }).fill('ws-7')
  await dialog.getByRole('button', { name: 'Add own target' }).click()
  await page.getByText('Added ws-7.').waitFor()
  expect([await targets('targets'), await targets('custom_targets')]).toEqual([[organization], ['ws-7']])

  for (const name of ['Users and organizations', 'Own targets'])
    await page.getByRole('table', { name, exact: true }).getByRole('button', { name: 'Remove' }).click()
  await page.getByText('No targets yet.').waitFor()
  await page.getByText('None yet. Such as a workspace').waitFor()
  expect([await targets('targets'), await targets('custom_targets')]).toEqual([[], []])
})

test('attributes that users of directories have are chosen and made', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/directory-settings')
  await page.getByLabel('Users that the provider deactivates').selectOption('retain')
  await page.getByRole('checkbox', { name: 'Job title' }).uncheck()
  const own = page.getByRole('textbox', { name: 'Your own attributes' })
  await own.fill('level* = urn:example:level\nteam')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the settings.').waitFor()

  const { body } = await server.api.get<{ predefined_attributes: string[] }>(
    '/environments/current/directory_sync_settings',
  )
  expect(body).toMatchObject({
    user_deactivation: 'retain',
    custom_attributes: [{ key: 'level', path: 'urn:example:level', required: true }, { key: 'team' }],
  })
  expect(body.predefined_attributes).not.toContain('job_title')
  expect(body.predefined_attributes).toContain('username')
  await page.reload()
  await expect.poll(() => own.inputValue()).toBe('level* = urn:example:level\nteam')
})
