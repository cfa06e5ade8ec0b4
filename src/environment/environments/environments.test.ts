import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { countRows } from '#test/samples.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { completeEnvironments } from './beginnings.ts'
import { createEnvironment } from './create-environment.ts'
import { deleteEnvironment, emptyEnvironment } from './delete-environment.ts'

const password = 'a sturdy long passphrase'

/** Leaves something in as many tables as there are operations for. */
async function fill({ workos, api, clientId }: TestServer): Promise<void> {
  const organization = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example', password, emailVerified: true })
  const unverified = await workos.userManagement.createUser({ email: 'new@northwind.example', password })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: organization.id })
  await workos.userManagement.createMagicAuth({ email: user.email })
  await workos.userManagement.sendVerificationEmail({ userId: unverified.id })
  await workos.userManagement.createPasswordReset({ email: user.email })
  await api.post(`/user_management/users/${unverified.id}/auth_factors`, { type: 'totp' })
  await api.post(`/user_management/users/${unverified.id}/recovery_codes`)
  await workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password })
  await workos.userManagement
    .authenticateWithPassword({ clientId, email: unverified.email, password })
    .catch(() => undefined)
  await workos.userManagement.sendInvitation({ email: 'bob@northwind.example', organizationId: organization.id })
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sign_up: true } })
  await api.post('/user_management/redirect_uris', { uri: 'http://localhost:5000/callback' })
  await api.post('/environments/current/keys', { name: 'Another key' }, { 'idempotency-key': 'a' })
  const begin = new URLSearchParams({
    provider: 'authkit',
    response_type: 'code',
    client_id: clientId,
    redirect_uri: 'http://localhost:5000/callback',
  })
  await api.get(`/user_management/authorize?${begin}`)
}

test('emptying an environment leaves its keys, its client id and what every environment begins with, and other environments as they are', async () => {
  const server = await startServer()
  const other = await startServer()
  await fill(server)
  await fill(other)
  const before = await countRows(other.environment)
  expect(Object.keys(before).length).toBeGreaterThan(12)
  const { management_keys, credentials } = before
  const atFirst = await countRows((await startServer()).environment)

  await emptyEnvironment(server.environment)

  expect(await countRows(server.environment)).toEqual({ ...atFirst, management_keys, credentials })
  expect(await countRows(other.environment)).toEqual(before)
  expect((await server.api.get('/environments/current')).body).toMatchObject({ client_id: server.clientId })
  await fill(server)
})

test('deleting an environment leaves nothing of it, and other environments as they are', async () => {
  const server = await startServer()
  const other = await startServer()
  await fill(server)
  await fill(other)
  const before = await countRows(other.environment)

  await deleteEnvironment(server.app.system, server.environment.environmentId)

  expect(await countRows(server.environment)).toEqual({})
  expect(await countRows(other.environment)).toEqual(before)
  expect((await server.api.get('/organizations')).status).toBe(401)
})

test('the configured key and client id work after a restart; changed ones take the place of the old', async () => {
  const databaseUrl = await createDatabase()
  const start = (apiKey: string) => startOwnServer({ secrets: { databaseUrl, apiKey } })
  const statusOf = async ({ url }: TestServer, key: string) =>
    (await fetch(`${url}/environments/current`, { headers: { authorization: `Bearer ${key}` } })).status
  const created = async (server: TestServer) => {
    const { body } = await server.api.request<{ value: string }>('/environments/current/keys', {
      method: 'POST',
      key: 'sk_first_key',
      body: { name: 'Kept' },
    })
    return body.value
  }

  const first = await start('sk_first_key')
  const kept = await created(first)
  await first.close()
  const same = await start('sk_first_key')
  expect(await Promise.all(['sk_first_key', kept].map((key) => statusOf(same, key)))).toEqual([200, 200])
  await same.close()
  const changed = await start('sk_second_key')
  expect(await Promise.all(['sk_first_key', 'sk_second_key', kept].map((key) => statusOf(changed, key)))).toEqual([
    401, 200, 200,
  ])
  await changed.close()
})

test('a new environment has a client id and a key of its own, the first roles, and nothing else', async () => {
  const { app } = await startServer()
  const one = await createEnvironment(app.system, 'One')
  const two = await createEnvironment(app.system, 'Two')

  expect(one.context.clientId).not.toBe(two.context.clientId)
  expect(one.apiKey).not.toBe(two.apiKey)
  expect(await countRows(one.context)).toEqual({
    management_keys: 1,
    credentials: 1,
    resource_types: 1,
    roles: 2,
    permissions: 9,
    role_permissions: 9,
  })
})

test('the environment can be renamed and tells its policy', async () => {
  const { api, clientId } = await startServer()

  expect(
    (await api.request('/environments/current', { method: 'PATCH', body: { name: 'Production' } })).body,
  ).toMatchObject({
    object: 'environment',
    name: 'Production',
    client_id: clientId,
  })
  await api.request('/environments/current', { method: 'PATCH', body: {} })
  expect((await api.get('/environments/current')).body).toMatchObject({
    name: 'Production',
    auth_methods: ['password', 'magic_auth'],
    mfa_policy: 'optional',
    session_timeout: 30 * 86_400,
  })
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', '/relative', 'a.example', ''])(
  '[E-5] the home page %j is refused',
  async (url) => {
    const { api } = await startServer()

    expect(await api.put('/user_management/app_homepage_url', { url })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'url' }] },
    })
    const body = { app_homepage_url: url }
    expect(await api.request('/environments/current', { method: 'PATCH', body })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'app_homepage_url' }] },
    })
  },
)

test('the home page is set and removed with the environment, and its name stays', async () => {
  const { api } = await startServer()
  const change = async (app_homepage_url: string | null) =>
    (await api.request('/environments/current', { method: 'PATCH', body: { app_homepage_url } })).body
  const { body: before } = await api.get<{ name: string }>('/environments/current')

  const page = 'https://app.example.com/'
  expect(await change(page)).toMatchObject({ name: before.name, app_homepage_url: page })
  expect(await change(null)).toMatchObject({ name: before.name, app_homepage_url: null })
})

test('after an upgrade, environments get at the start what new slices begin with; what an operator deleted stays deleted', async () => {
  const { app, environment: ours, api } = await startServer()
  const lacking = (await createEnvironment(app.system, 'From before')).context
  await api.request('/authorization/roles/default', { method: 'PUT', body: { slug: 'member' } })
  expect((await api.delete('/authorization/roles/admin')).status).toBe(204)
  const { environmentId } = lacking
  await lacking.transaction(async (tx) => {
    await tx.db.run(sql`delete from roles where environment_id = ${environmentId}`)
    await tx.db.run(sql`update environments set begun = '{}' where id = ${environmentId}`)
  })

  await Promise.all([completeEnvironments(app.system), completeEnvironments(app.system)])
  await ours.transaction((tx) => tx.db.run(sql`update environments set begun = '{}' where id = ${tx.environmentId}`))
  await completeEnvironments(app.system)

  const slugs = async (ctx: typeof ours) =>
    (
      await ctx.db.many<{ slug: string }>(sql`
      select slug from roles where environment_id = ${ctx.environmentId} order by slug`)
    ).map(({ slug }) => slug)
  expect(await slugs(lacking)).toEqual(['admin', 'member'])
  expect(await slugs(ours)).toEqual(['member'])
})
