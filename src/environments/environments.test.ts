import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../test/database.ts'
import { countRows } from '../../test/samples.ts'
import { type ServerOptions, startOwnServer, startServer, type TestServer } from '../../test/server.ts'
import { createEnvironment, deleteEnvironment, emptyEnvironment } from './service.ts'

const password = 'a sturdy long passphrase'

async function startOwn(options: ServerOptions) {
  const server = await startOwnServer(options)
  onTestFinished(() => server.close())
  return server
}

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

test('emptying an environment leaves its keys and client id, and other environments as they are', async () => {
  const server = await startServer()
  const other = await startServer()
  await fill(server)
  await fill(other)
  const before = await countRows(other.environment)
  expect(Object.keys(before).length).toBeGreaterThan(12)
  const { management_keys, credentials } = before

  await emptyEnvironment(server.environment)

  expect(await countRows(server.environment)).toEqual({ management_keys, credentials })
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

const emulatorSeed = `
organizations:
  - id: org_northwind
    name: Northwind
    external_id: ext_northwind
    metadata: { tier: gold }
    domains: [{ domain: northwind.example, state: verified }, { domain: pending.example, state: pending }]
    memberships:
      - { email: Ada@northwind.example, role: admin }
      - { email: new@northwind.example, status: inactive }
users:
  - { id: user_ada, email: ada@northwind.example, password: ${password}, first_name: Ada }
  - { id: user_bob, email: bob@northwind.example, email_verified: false, oauth_provider: GitHubOAuth, oauth_idp_id: '7' }
connections:
  - { name: Okta, connection_type: OktaSAML, organization: Northwind }
jwtTemplate: { content: '{"email": "{{ user.email }}"}' }
`

const commandLineSeed = `
permissions: [{ name: Read, slug: read, description: Reads }]
organizations:
  - name: Northwind
    domains: [northwind.example, south.example]
config:
  redirect_uris: [http://localhost:7000/callback]
  cors_origins: [http://localhost:7000]
  homepage_url: http://localhost:7000/home
`

function seedFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-seed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'seed.yaml')
  writeFileSync(path, text)
  return path
}

/** What is in the environment of the configured key, where a seed goes. */
async function readSeeded({ url }: TestServer) {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(url + path, { headers: { authorization: 'Bearer sk_test_default' } })
    return response.json()
  }
  const list = async (path: string) => ((await get(path)) as { data: Record<string, unknown>[] }).data
  return {
    organizations: await list('/organizations?order=asc'),
    users: await list('/user_management/users?order=asc'),
    uris: (await list('/user_management/redirect_uris?limit=100')).map(({ uri }) => uri),
    membershipsOf: (organization: string) =>
      list(
        `/user_management/organization_memberships?order=asc&statuses=active,inactive&organization_id=${organization}`,
      ),
    list,
    get,
  }
}

test('a seed file of the emulator gives organizations, users and memberships with the ids it names; a restart adds nothing', async () => {
  const databaseUrl = await createDatabase()
  const options = { config: { seedFile: seedFile(emulatorSeed) }, secrets: { databaseUrl } }
  await (await startOwnServer(options)).close()
  const { organizations, users, membershipsOf, list, get } = await readSeeded(await startOwn(options))

  expect(organizations).toMatchObject([
    {
      id: 'org_northwind',
      external_id: 'ext_northwind',
      metadata: { tier: 'gold' },
      domains: [
        { domain: 'northwind.example', state: 'verified' },
        { domain: 'pending.example', state: 'pending' },
      ],
    },
  ])
  expect(users.map(({ email, email_verified }) => [email, email_verified])).toEqual(
    expect.arrayContaining([
      ['ada@northwind.example', true],
      ['bob@northwind.example', false],
      ['new@northwind.example', true],
    ]),
  )
  expect(users).toHaveLength(3)
  expect(await membershipsOf('org_northwind')).toMatchObject([
    { user_id: 'user_ada', status: 'active', role: { slug: 'admin' } },
    { status: 'inactive', role: { slug: 'member' } },
  ])
  expect(await get('/user_management/users/user_bob/identities')).toEqual([
    { idp_id: '7', type: 'OAuth', provider: 'GithubOAuth' },
  ])
  expect(await get('/user_management/jwt_template')).toMatchObject({ content: '{"email": "{{ user.email }}"}' })
  // Ids that are no ULIDs are cursors too.
  const after = (cursor: string) => list(`/user_management/users?order=asc&after=${cursor}`)
  expect((await after('user_ada')).map((user) => user.id)).toEqual(['user_bob'])
})

async function signIn({ url }: TestServer, email: string, password: string): Promise<unknown> {
  const response = await fetch(`${url}/user_management/authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'password',
      client_id: 'client_test_default',
      client_secret: 'sk_test_default',
      email,
      password,
    }),
  })
  return response.json()
}

test('a seeded password signs in', async () => {
  const server = await startOwn({ config: { seedFile: seedFile(emulatorSeed) } })

  const answer = await signIn(server, 'ada@northwind.example', password)

  expect(answer).toMatchObject({ user: { id: 'user_ada' }, organization_id: 'org_northwind' })
})

const shortSeed = 'users: [{ email: first@northwind.example }, { email: eve@northwind.example, password: test }]'

test('[U-4] in development a seeded password may be as short as it likes; one that is set by a call may not', async () => {
  const server = await startOwn({ config: { seedFile: seedFile(shortSeed) } })

  expect(await signIn(server, 'eve@northwind.example', 'test')).toMatchObject({
    user: { email: 'eve@northwind.example' },
  })
  expect(await signIn(server, 'eve@northwind.example', 'Test')).toMatchObject({ code: 'invalid_credentials' })
  const created = await server.api.post('/user_management/users', { email: 'bob@northwind.example', password: 'test' })
  expect(created).toMatchObject({ status: 400, body: { code: 'password_strength_error' } })
})

test('[U-4] in production a seeded password meets the policy; a file that is refused is named and leaves nothing behind', async () => {
  const databaseUrl = await createDatabase()
  const path = seedFile(shortSeed)
  const options = { config: { seedFile: path, development: false }, secrets: { databaseUrl } }

  await expect(startOwnServer(options)).rejects.toThrow(
    /The seed file .*seed\.yaml cannot be applied: Password does not/,
  )

  // What was seeded in part would count as filled, and be left as it is.
  writeFileSync(path, shortSeed.replace('test', password))
  const { users } = await readSeeded(await startOwn(options))
  expect(users.map(({ email }) => email)).toEqual(['first@northwind.example', 'eve@northwind.example'])
})

test('a seed file of the command line gives organizations with verified domains, redirect URIs, CORS origins and the home page', async () => {
  const server = await startOwn({ config: { seedFile: seedFile(commandLineSeed) } })
  const { organizations, uris, list } = await readSeeded(server)

  expect(organizations).toMatchObject([
    {
      name: 'Northwind',
      domains: [
        { domain: 'northwind.example', state: 'verified' },
        { domain: 'south.example', state: 'verified' },
      ],
    },
  ])
  expect(uris).toContain('http://localhost:7000/callback')
  expect(await list('/user_management/cors_origins')).toMatchObject([{ origin: 'http://localhost:7000' }])
  const response = await fetch(`${server.url}/environments/current`, {
    headers: { authorization: 'Bearer sk_test_default' },
  })
  expect(await response.json()).toMatchObject({ app_homepage_url: 'http://localhost:7000/home' })
})

test.each<[string, string, RegExp]>([
  ['is no YAML', 'users: [', /The seed file .*seed\.yaml could not be read/],
  [
    'has a member of the wrong type',
    'users: [{ email: 1 }]',
    /The seed file .*seed\.yaml is not as expected: \/users\/0\/email must be string/,
  ],
  ['lacks a member', 'organizations: [{ id: org_1 }]', /\/organizations\/0 must have required property 'name'/],
  ['is a list', '[]', /the file must be object/],
])('a seed file that %s stops the start and is named', async (_what, text, message) => {
  await expect(startOwnServer({ config: { seedFile: seedFile(text) } })).rejects.toThrow(message)
})

test('a seed file that is not there stops the start and is named', async () => {
  await expect(startOwnServer({ config: { seedFile: '/nowhere/seed.yaml' } })).rejects.toThrow('/nowhere/seed.yaml')
})

test('a reset empties and seeds again the environment of the key, and no other', async () => {
  const server = await startOwn({ config: { seedFile: seedFile(emulatorSeed) } })
  await fill(server)
  const first = await readSeeded(server)
  const call = (key: string) => server.api.request('/_dev/reset', { method: 'POST', key })

  expect((await call('sk_test_default')).status).toBe(204)
  expect((await call('sk_wrong')).status).toBe(401)

  const again = await readSeeded(server)
  expect(again.users.map(({ id, email }) => (email === 'new@northwind.example' ? email : id))).toEqual(
    first.users.map(({ id, email }) => (email === 'new@northwind.example' ? email : id)),
  )
  expect(again.uris.sort()).toEqual(first.uris.sort())
  expect((await server.workos.userManagement.listUsers()).data).toHaveLength(2)
  const { body } = await server.api.request('/events?limit=100', { key: 'sk_test_default' })
  expect((body as { data: { event: string }[] }).data.filter(({ event }) => event === 'user.created')).toHaveLength(3)
})

test('a reset that fails changes nothing', async () => {
  const path = seedFile(emulatorSeed)
  const server = await startOwn({ config: { seedFile: path } })
  const before = await countRows(server.app.firstEnvironment)
  writeFileSync(path, emulatorSeed.replace('bob@northwind.example', 'no address'))

  const { status } = await server.api.request('/_dev/reset', { method: 'POST', key: 'sk_test_default' })

  expect(status).toBeGreaterThanOrEqual(400)
  expect(await countRows(server.app.firstEnvironment)).toEqual(before)
})

test('the configured key and client id work after a restart; changed ones take the place of the old', async () => {
  const databaseUrl = await createDatabase()
  const start = (apiKey: string) => startOwnServer({ secrets: { databaseUrl, apiKey } })
  const statusOf = async ({ url }: TestServer, key: string) =>
    (await fetch(`${url}/environments/current`, { headers: { authorization: `Bearer ${key}` } })).status
  const created = async (server: TestServer) => {
    const { body } = await server.api.request('/environments/current/keys', {
      method: 'POST',
      key: 'sk_first_key',
      body: { name: 'Kept' },
    })
    return (body as { value: string }).value
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

test('a new environment has a client id and a key of its own and is empty', async () => {
  const { app } = await startServer()
  const one = await createEnvironment(app.system, 'One')
  const two = await createEnvironment(app.system, 'Two')

  expect(one.context.clientId).not.toBe(two.context.clientId)
  expect(one.apiKey).not.toBe(two.apiKey)
  expect(await countRows(one.context)).toEqual({ management_keys: 1, credentials: 1 })
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
  },
)
