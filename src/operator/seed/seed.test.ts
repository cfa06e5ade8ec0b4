import { readFileSync, writeFileSync } from 'node:fs'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { subscribableNames } from '#events/webhooks/index.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import { metadataOf, serveDocuments } from '#sso/connections/connection.fixture.ts'
import { createDatabase } from '#test/database.ts'
import { countRows } from '#test/samples.ts'
import { createSeeder } from './index.ts'
import { sections } from './sections/index.ts'
import { applyAtStart, examples, type Seeded, seedFile, startSeeded } from './seed.fixture.ts'

/** The examples of the guide, as a reader would copy them: in the format of configuration files, and in the vendor's. */
const [configuration = '', example = ''] = examples()

/** What an environment has, as its API shows it. */
async function readAll({ list, get }: Seeded) {
  const memberships = (statuses: string) =>
    list(`/user_management/organization_memberships?organization_id=org_acme&statuses=${statuses}&limit=100`)
  return {
    permissions: await list('/authorization/permissions?limit=100'),
    roles: await list('/authorization/organizations/org_acme/roles'),
    users: await list('/user_management/users?limit=100'),
    organizations: await list('/organizations?limit=100'),
    memberships: await memberships('active,inactive,pending'),
    groups: await list('/organizations/org_acme/groups'),
    // The link names the port, which is another one at each start.
    invitations: (await list('/user_management/invitations?limit=100')).map(
      (each): Record<string, unknown> => ({
        ...each,
        accept_invitation_url: '',
      }),
    ),
    waitlist: await list('/user_management/waitlists/default/entries?limit=100'),
    connections: await list('/connections?limit=100&order=desc'),
    keys: await list('/organizations/org_acme/api_keys'),
    keysOfAlice: await list('/user_management/users/user_alice/api_keys?organization_id=org_acme'),
    endpoints: await list('/webhook_endpoints?limit=100'),
    template: await get('/user_management/jwt_template'),
    uris: await list('/user_management/redirect_uris?limit=100'),
    origins: await list('/user_management/cors_origins'),
    environment: await get('/environments/current'),
  }
}

test('the example of the guide is applied whole: every section of it is there, as its lines say', async () => {
  const seeded = await startSeeded({ config: { seedFile: seedFile(example) } })
  const { get, signIn, server } = seeded

  const all = await readAll(seeded)

  expect(all.permissions).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ slug: 'posts:write', description: 'Create and edit posts' }),
      expect.objectContaining({ slug: 'documents:read', resource_type_slug: 'document' }),
    ]),
  )
  expect(all.roles.map(({ slug }) => slug)).toEqual(['admin', 'member', 'viewer', 'document-reader', 'org-auditor'])
  expect(all.roles[0]).toMatchObject({ slug: 'admin', permissions: ['posts:read', 'posts:write'] })
  expect(all.users).toHaveLength(5)
  expect(await get('/user_management/users/user_alice')).toMatchObject({
    email: 'alice@acme.com',
    email_verified: true,
    first_name: 'Alice',
    external_id: '007',
    metadata: { plan: 'gold', seats: '12' },
  })
  expect(all.organizations.map(({ name }) => name).sort()).toEqual(['Acme Corp', 'Globex'])
  expect(await get('/organizations/org_acme')).toMatchObject({
    external_id: 'acme',
    metadata: { region: 'eu' },
    domains: [
      { domain: 'acme.com', state: 'verified' },
      { domain: 'acme.example', state: 'verified' },
    ],
  })
  const memberOf = (email: string) => all.memberships.find(({ user }) => (user as { email: string }).email === email)
  expect(memberOf('alice@acme.com')).toMatchObject({ status: 'active', role: { slug: 'admin' } })
  expect(memberOf('bob@acme.com')).toMatchObject({ status: 'inactive', role: { slug: 'org-auditor' } })
  expect(memberOf('carol@acme.com')).toMatchObject({ status: 'active', role: { slug: 'viewer' } })
  expect(memberOf('dave@acme.com')).toMatchObject({ status: 'pending', role: { slug: 'viewer' } })
  expect(all.groups).toMatchObject([{ name: 'Engineering', description: 'Everyone who builds' }])
  const members = (
    await seeded.list(`/organizations/org_acme/groups/${all.groups[0]?.id}/organization-memberships`)
  ).map(({ user_id }) => user_id)
  expect(members.sort()).toEqual([memberOf('alice@acme.com')?.user_id, memberOf('carol@acme.com')?.user_id].sort())
  const invitationOf = (email: string) => all.invitations.find((invitation) => invitation.email === email)
  expect(invitationOf('frank@acme.com')).toMatchObject({
    state: 'pending',
    organization_id: 'org_acme',
    role_slug: 'viewer',
    inviter_user_id: 'user_alice',
  })
  expect(invitationOf('grace@globex.example')).toMatchObject({ state: 'pending', organization_id: null })
  expect(all.waitlist).toMatchObject([
    { email: 'heidi@globex.example', state: 'pending', additional_fields: { company: 'Globex' } },
  ])
  expect(await server.api.request('/_dev/messages?to=frank@acme.com', { key: 'sk_test_default' })).toMatchObject({
    body: { data: [{ subject: expect.stringContaining('Acme Corp') }] },
  })
  expect(all.connections).toMatchObject([
    {
      id: 'conn_acme',
      organization_id: 'org_acme',
      connection_type: 'OktaSAML',
      state: 'draft',
      domains: [{ domain: 'acme.com' }],
    },
    { name: 'Acme test', connection_type: 'TestIdp', state: 'inactive' },
  ])
  expect(await seeded.send('PATCH', '/connections/conn_acme', {})).toMatchObject({
    body: { group_roles: [{ group: 'Everyone', role: 'viewer' }] },
  })
  expect(all.keys).toMatchObject([{ name: 'CI', permissions: ['posts:read'], expires_at: null }])
  expect(await seeded.send('POST', '/api_keys/validations', { value: 'sk_test_ci_key' })).toMatchObject({
    body: { api_key: { name: 'CI', owner: { type: 'organization', id: 'org_acme' } } },
  })
  expect(all.keysOfAlice).toMatchObject([{ name: "Alice's script", expires_at: '2030-01-01T00:00:00.000Z' }])
  const [users, everything] = all.endpoints
  expect(everything).toMatchObject({
    endpoint_url: 'http://localhost:5005/webhooks',
    secret: 'whsec_test',
    status: 'enabled',
  })
  expect(everything?.events).toHaveLength(subscribableNames.size)
  expect(users).toMatchObject({ status: 'disabled', events: ['user.created', 'user.updated'] })
  expect(await get('/feature-flags/search')).toMatchObject({ id: 'flag_search', name: 'search', enabled: false })
  expect(await seeded.list('/feature-flags/search/targets')).toMatchObject([{ id: 'user_alice' }, { id: 'org_acme' }])
  expect(await seeded.list('/organizations/org_acme/feature-flags')).toMatchObject([
    { slug: 'reports', name: 'Reports', enabled: true, owner: { email: 'jane@gatehouse.example', first_name: 'Jane' } },
  ])
  expect(all.template).toMatchObject({ content: '{"tenant": "{{ organization.metadata.region }}"}' })
  expect(all.uris.find(({ default: isDefault }) => isDefault)).toMatchObject({
    uri: 'http://localhost:3000/auth/callback',
  })
  expect(all.origins).toMatchObject([{ origin: 'http://localhost:5173' }])
  expect(all.environment).toMatchObject({ app_homepage_url: 'http://localhost:3000/' })
  expect(decodeJwt(String((await signIn('alice@acme.com', 'test123')).access_token))).toMatchObject({
    org_id: 'org_acme',
    role: 'admin',
    permissions: ['posts:read', 'posts:write'],
    tenant: 'eu',
    feature_flags: ['reports'],
  })
})

test('seeded people sign in as the file says: unverified, with a second factor, with a provider, in someone’s place', async () => {
  const { signIn, send, get, list } = await startSeeded({ config: { seedFile: seedFile(example) } })

  expect(await signIn('bob@acme.com', 'test123')).toMatchObject({ code: 'email_verification_required' })

  const asked = await signIn('carol@acme.com', 'test123')
  expect(asked).toMatchObject({ code: 'mfa_challenge' })
  const secret = fromBase32('GATEHOUSEGATEHOUSEGATEHOUSEGATEH')
  const [factor] = asked.authentication_factors as { id: string }[]
  const { body: challenge } = await send('POST', `/auth/factors/${factor?.id}/challenge`)
  const { body } = await send('POST', '/user_management/authenticate', {
    client_id: 'client_test_default',
    client_secret: 'sk_test_default',
    grant_type: 'urn:workos:oauth:grant-type:mfa-totp',
    pending_authentication_token: asked.pending_authentication_token,
    authentication_challenge_id: (challenge as { id: string }).id,
    code: totpCode(secret ?? Buffer.alloc(0), totpStep(new Date())),
  })
  expect(body).toMatchObject({ user: { email: 'carol@acme.com' } })

  const [dave] = await list('/user_management/users?email=dave@acme.com')
  expect(await get(`/user_management/users/${dave?.id}/identities`)).toEqual([
    { idp_id: '108872335', type: 'OAuth', provider: 'GoogleOAuth' },
  ])

  const impersonator = { email: 'support@gatehouse.example', reason: 'Ticket 4711' }
  const erin = await signIn('erin@acme.com', 'test123')
  expect(erin).toMatchObject({ impersonator, authentication_method: 'Password' })
  expect(decodeJwt(String(erin.access_token))).toMatchObject({ act: { sub: impersonator.email } })
  const { id } = erin.user as { id: string }
  expect(await list(`/user_management/users/${id}/sessions`)).toMatchObject([{ impersonator }])
  expect(await list('/events?events=session.created&limit=100')).toContainEqual(
    expect.objectContaining({ data: expect.objectContaining({ user_id: id, impersonator }) }),
  )
})

test('the examples of the guide show every section that is served', () => {
  const served = Object.entries(sections).filter(([, { schema }]) => !('notServed' in schema))
  for (const [name] of served) expect(`${configuration}${example}`).toMatch(new RegExp(`^ *${name}:`, 'm'))
})

/** Without deliveries, which go on meanwhile. */
async function countSeeded({ server }: Seeded) {
  const { webhook_deliveries: _, webhook_attempts: __, ...rows } = await countRows(server.app.firstEnvironment)
  return rows
}

test('a second start with the same file changes nothing, and does not bring back what was deleted', async () => {
  const databaseUrl = await createDatabase()
  const options = { config: { seedFile: seedFile(example) }, secrets: { databaseUrl } }
  const first = await startSeeded(options)
  expect((await first.send('DELETE', '/user_management/users/user_alice')).status).toBeLessThan(300)
  expect((await first.send('DELETE', '/authorization/roles/viewer', { reassign_to: 'member' })).status).toBeLessThan(
    500,
  )
  await first.send('PUT', '/user_management/app_homepage_url', { url: 'http://localhost:9000/' })
  const before = { rows: await countSeeded(first), events: await first.events() }
  await first.close()

  const second = await startSeeded(options)

  expect({ rows: await countSeeded(second), events: await second.events() }).toEqual(before)
  expect((await second.send('GET', '/user_management/users/user_alice')).status).toBe(404)
  expect(await second.get('/environments/current')).toMatchObject({ app_homepage_url: 'http://localhost:9000/' })
})

test('processes that start with one file on one database at the same time fill it once', async () => {
  const seeded = await startSeeded({})
  const { config } = seeded.server.app.system
  // The roles of every environment are there, so that making them holds no one up.
  await seeded.list('/authorization/roles')
  const seeders = Array.from({ length: 4 }, () => createSeeder({ ...config, seedFile: seedFile(example) }))

  await Promise.all(seeders.map((seeder) => seeder.seedFirstEnvironment(seeded.server.app.firstEnvironment)))

  const events = await seeded.events()
  expect(events.filter((name) => name === 'user.created')).toHaveLength(5)
  expect(events.filter((name) => name === 'organization.created')).toHaveLength(2)
  expect(await seeded.list('/webhook_endpoints')).toHaveLength(2)
})

test('an edited file adds what is new, makes roles what it says and leaves everything else as it is', async () => {
  const databaseUrl = await createDatabase()
  const path = seedFile(example)
  const options = { config: { seedFile: path }, secrets: { databaseUrl } }
  const first = await startSeeded(options)
  await first.send('PUT', '/user_management/users/user_alice', { first_name: 'Alicia' })
  const before = await readAll(first)
  const events = await first.events()
  await first.close()

  writeFileSync(
    path,
    example
      .replace('first_name: Alice', 'first_name: Alix')
      .replace('permissions: [posts:read, posts:write]', 'permissions: [posts:write]')
      .replace('      - email: carol@acme.com\n', '      - email: carol@acme.com\n      - email: erin@acme.com\n')
      .replace('  - name: Globex', '  - name: Globex\n  - name: Initech'),
  )
  const second = await startSeeded(options)

  const after = await readAll(second)
  const { roles, organizations, memberships, ...same } = after
  const { roles: _roles, organizations: _organizations, memberships: _memberships, ...earlier } = before
  expect(same).toEqual(earlier)
  expect(roles[0]).toMatchObject({ slug: 'admin', permissions: ['posts:write'] })
  expect(organizations).toHaveLength(before.organizations.length + 1)
  expect(memberships).toHaveLength(before.memberships.length + 1)
  expect((await second.events()).slice(events.length).sort()).toEqual([
    'organization.created',
    'organization_membership.created',
    'role.updated',
  ])
})

test('an edited file invites an address once into each organization and once to the application, whatever became of it', async () => {
  const path = seedFile(
    'organizations:\n  - { id: org_a, name: A }\ninvitations:\n  - { email: bob@a.example, organization: A }',
  )
  const options = { config: { seedFile: path }, secrets: { databaseUrl: await createDatabase() } }
  const first = await startSeeded(options)
  const invited = async ({ list }: Seeded) =>
    (await list('/user_management/invitations?order=asc')).map((each) => [each.email, each.organization_id, each.state])
  const [invitation] = await first.list('/user_management/invitations')
  await first.send('POST', `/user_management/invitations/${invitation?.id}/revoke`)
  await first.close()

  writeFileSync(
    path,
    `organizations:
  - { id: org_a, name: A }
  - { id: org_b, name: B }
invitations:
  - { email: Bob@a.example, organization: A, expires_in_days: 3 }
  - { email: bob@a.example, organization: B }
  - { email: bob@a.example }
  - { email: eve@a.example, organization: A }
`,
  )
  expect(await invited(await startSeeded(options))).toEqual([
    ['bob@a.example', 'org_a', 'revoked'],
    ['bob@a.example', 'org_b', 'pending'],
    ['bob@a.example', null, 'pending'],
    ['eve@a.example', 'org_a', 'pending'],
  ])
})

test('a file that is refused leaves nothing behind, whatever of it was right', async () => {
  const databaseUrl = await createDatabase()
  const path = seedFile(example.replace('role_slug: viewer', 'role_slug: viewr'))
  const options = { config: { seedFile: path }, secrets: { databaseUrl } }

  await expect(startSeeded(options)).rejects.toThrow(/line 84: there is no role `viewr`; did you mean `viewer`\?/)

  const { list, events } = await startSeeded({ secrets: { databaseUrl } })
  expect(await list('/user_management/users')).toEqual([])
  expect(await list('/organizations')).toEqual([])
  expect(await events()).toEqual([])
})

test.each<[string, string, string]>([
  [
    'a permission',
    "permissions: []\nroles:\n  - { slug: a, name: A, permissions: ['posts:read'] }",
    'line 3: there is no permission `posts:read`',
  ],
  [
    'an organization',
    'organizations: [{ name: Acme }]\ninvitations:\n  - { email: a@acme.com, organization: Acmee }',
    'line 3: there is no organization `Acmee`; did you mean `Acme`?',
  ],
  [
    'a user',
    'users: [{ email: ada@acme.com }]\norganizations:\n  - name: Acme\n    memberships: [{ email: adda@acme.com }]',
    'line 4: there is no user `adda@acme.com`; did you mean `ada@acme.com`?',
  ],
  [
    'a user by id',
    'organizations: [{ name: Acme }]\ninvitations:\n  - { email: a@acme.com, inviter_user_id: user_1 }',
    'line 3: `invitations[0]` is refused: User not found',
  ],
  ['an address of an account', 'users:\n  - email: nobody', 'line 2: `users[0]` is refused:'],
  [
    'a domain that no one owns',
    'organizations:\n  - name: Acme\n    domains:\n      - acme.com\n      - gmail.com',
    'line 5: `organizations[0].domains[1]` is refused:',
  ],
  [
    'an address of a browser',
    'config:\n  redirect_uris:\n    - http://localhost:3000/\n    - javascript:alert(1)',
    'line 4: `config.redirect_uris[1]` is refused:',
  ],
  ['a home page', 'config:\n  homepage_url: nowhere', 'line 2: `config.homepage_url` is refused:'],
  [
    'a receiver of webhooks',
    'webhookEndpoints:\n  - endpoint_url: http://10.0.0.1/',
    'line 2: `webhookEndpoints[0]` is refused:',
  ],
  ['a template', "jwtTemplate:\n  content: '{{'", 'line 2: `jwtTemplate` is refused:'],
  [
    'a key that exists',
    'organizations: [{ name: Acme }]\napiKeys:\n  - { name: CI, organization: Acme, value: sk_test_default }',
    'line 3: `apiKeys[0]` is refused:',
  ],
  ['a secret of no app', 'users:\n  - email: a@acme.com\n    totp: short', 'line 2: `users[0]` is refused:'],
])(
  '[I-2] a file that names %s that there is not, or that the API would refuse, is refused with its line',
  async (_what, text, message) => {
    await expect(applyAtStart(seedFile(text))).rejects.toThrow(message)
  },
)

test('[U-4] in development a seeded password may be as short as it likes; one that is set by a call may not', async () => {
  const path = seedFile('users: [{ email: eve@northwind.example, password: test }]')
  const { signIn, send } = await startSeeded({ config: { seedFile: path } })

  expect(await signIn('eve@northwind.example', 'test')).toMatchObject({ user: { email: 'eve@northwind.example' } })
  expect(await signIn('eve@northwind.example', 'Test')).toMatchObject({ code: 'invalid_credentials' })
  const created = await send('POST', '/user_management/users', { email: 'bob@northwind.example', password: 'test' })
  expect(created).toMatchObject({ status: 400, body: { code: 'password_strength_error' } })
})

test('[U-4] in production a seeded password meets the policy; a file that is refused leaves nothing behind', async () => {
  const databaseUrl = await createDatabase()
  const text = 'users:\n  - { email: first@northwind.example }\n  - { email: eve@northwind.example, password: test }'
  const path = seedFile(text)
  const options = { config: { seedFile: path, development: false }, secrets: { databaseUrl } }

  await expect(startSeeded(options)).rejects.toThrow('line 3: `users[1]` is refused: Password does not')

  writeFileSync(path, text.replace('test', 'a sturdy long passphrase'))
  const { list } = await startSeeded(options)
  expect((await list('/user_management/users')).map(({ email }) => email).sort()).toEqual([
    'eve@northwind.example',
    'first@northwind.example',
  ])
})

test('production applies no file beside users or organizations, says so, and starts', async () => {
  const databaseUrl = await createDatabase()
  const path = seedFile('users: [{ email: first@northwind.example }]')
  const options = { config: { seedFile: path, development: false }, secrets: { databaseUrl } }
  await (await startSeeded(options)).close()
  writeFileSync(path, 'users: [{ email: first@northwind.example }, { email: second@northwind.example }]')

  const { server, list } = await startSeeded(options)

  expect(await list('/user_management/users')).toHaveLength(1)
  expect(server.app.notes).toEqual([expect.stringContaining(`The seed file ${path} was not applied`)])
})

test('what is not served yet is left out and reported at the start, and the rest is applied', async () => {
  const path = seedFile('agentBlueprints:\n  - { name: Helper }\norganizations: [{ name: Acme, entitlements: [sso] }]')
  const { server, list } = await startSeeded({ config: { seedFile: path } })

  expect(server.app.notes.slice(0, 2)).toEqual([
    `${path}, line 3: \`organizations[0].entitlements\` is not served yet and was left out.`,
    `${path}, line 1: \`agentBlueprints\` is not served yet and was left out.`,
  ])
  expect(await list('/organizations')).toMatchObject([{ name: 'Acme' }])
})

test('a start says what its file created, changed and left, by name, and that a file of before changes nothing', async () => {
  const path = seedFile(`permissions: [{ slug: posts:read, name: Read posts }]
roles: [{ slug: admin, name: Admin, permissions: [posts:read] }, { slug: member, name: Member }]
users: [{ email: ada@acme.com }, { email: bob@acme.com }]
organizations: [{ name: Acme, domains: [acme.com], memberships: [{ email: ada@acme.com }], groups: [{ name: Staff, members: [ada@acme.com] }] }]
config: { homepage_url: 'http://localhost:3000/' }
webhookEndpoints: [{ endpoint_url: 'http://localhost:1/' }]
`)
  const options = { config: { seedFile: path }, secrets: { databaseUrl: await createDatabase() } }
  const start = async () => {
    const seeded = await startSeeded(options)
    await seeded.close()
    return seeded.server.app.notes
  }

  expect(await start()).toEqual([
    `The seed file ${path} created 1 permission (posts:read), 2 users (ada@acme.com, bob@acme.com), 1 organization (Acme), 1 membership (ada@acme.com in Acme), 1 group (Staff of Acme), 1 webhook endpoint (http://localhost:1/).`,
    `The seed file ${path} changed 1 role (admin), 1 homepage URL (http://localhost:3000/).`,
    `The seed file ${path} left what existed before as it was: 1 role (member). To replace it, empty the environment and apply the file again: POST /_dev/reset.`,
  ])
  expect(await start()).toEqual([expect.stringContaining('was applied at an earlier start')])

  const edited = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    edited
      .replace('[acme.com]', '[acme.com, acme.example]')
      .replace('{ email: bob@acme.com }', '{ email: eve@acme.com }'),
  )
  expect(await start()).toEqual([
    `The seed file ${path} created 1 user (eve@acme.com).`,
    `The seed file ${path} changed 1 organization (Acme).`,
    expect.stringContaining(
      'left what existed before as it was: 1 permission (posts:read), 2 roles (admin, member), 1 user (ada@acme.com)',
    ),
  ])
})

test('endpoints of a file get what happens later and not what the file itself made', async () => {
  const path = seedFile(`users: [{ email: ada@acme.com }]\nwebhookEndpoints: [{ endpoint_url: 'http://localhost:1/' }]`)
  const seeded = await startSeeded({ config: { seedFile: path } })
  const deliveriesOf = async () => {
    const [endpoint] = await seeded.list('/webhook_endpoints')
    return (await seeded.list(`/webhook_endpoints/${endpoint?.id}/deliveries`)).map(({ event }) => event)
  }

  await seeded.send('POST', '/organizations', { name: 'Acme' })
  await expect.poll(deliveriesOf).toEqual(['organization.created'])

  expect(await seeded.reset()).toBe(204)
  await seeded.send('POST', '/organizations', { name: 'Acme' })
  await expect.poll(deliveriesOf).toEqual(['organization.created'])
})

test('the older form of apiKeys makes keys that call the API', async () => {
  const path = seedFile('apiKeys: { sk_test_default: { environment: test }, sk_test_second: { environment: test } }')
  const { server, reset } = await startSeeded({ config: { seedFile: path } })
  const status = async () => (await server.api.request('/organizations', { key: 'sk_test_second' })).status

  expect(await status()).toBe(200)
  expect(await reset()).toBe(204)
  expect(await status()).toBe(200)
})

test('a key whose expiry has passed is made, and is good for nothing', async () => {
  const path = seedFile(
    'organizations: [{ name: Acme, id: org_1 }]\napiKeys: [{ name: Old, organization: Acme, value: sk_test_old, expires_at: 2020-01-01T00:00:00Z }]',
  )
  const { list, send } = await startSeeded({ config: { seedFile: path } })

  expect(await list('/organizations/org_1/api_keys')).toMatchObject([
    { name: 'Old', expires_at: '2020-01-01T00:00:00.000Z' },
  ])
  expect(await send('POST', '/api_keys/validations', { value: 'sk_test_old' })).toMatchObject({
    body: { api_key: null },
  })
})

test('a file without permissions declares those that it names', async () => {
  const path = seedFile(
    'organizations: [{ name: Acme, id: org_1 }]\napiKeys: [{ name: CI, organization: Acme, permissions: [posts:read] }]',
  )
  const { list } = await startSeeded({ config: { seedFile: path } })

  expect(await list('/organizations/org_1/api_keys')).toMatchObject([{ permissions: ['posts:read'] }])
})

test('a connection of a file asks its provider after the file was applied, and a faulty one refuses the file', async () => {
  let asked = 0
  const provider = await serveDocuments(() => {
    asked += 1
    return metadataOf(providerKey.certificate)
  })
  const connection = (members: string) =>
    seedFile(
      `organizations: [{ name: Acme }]\nconnections: [{ name: Okta, connection_type: OktaSAML, organization: Acme, ${members} }]`,
    )
  const { list } = await startSeeded({
    config: { seedFile: connection(`saml: { idp_metadata_url: '${provider}/metadata' }`) },
  })
  await expect.poll(() => list('/connections')).toMatchObject([{ name: 'Okta', state: 'active' }])
  expect(asked).toBe(1)

  for (const [members, message] of [
    ['saml: { idp_sso_url: "javascript:1" }', '`connections[0]` is refused'],
    ['group_roles: [{ group: A, role: missing }]', '`connections[0]` is refused'],
    ['oidc: { client_id: x }', '`connections[0]` is refused'],
    ['organization_id: org_1', 'needs `organization` or `organization_id`'],
    ['domains: [gmail.com]', '`connections[0]` is refused'],
  ] as const) {
    await expect(applyAtStart(connection(members))).rejects.toThrow(message)
  }
})
