import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { codesOf, hashes, password, startImports } from '../../import.fixture.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const database = { provider: 'auth0', connection: 'Username-Password-Authentication', isSocial: false }

const users = [
  {
    user_id: 'auth0|64db9dba7f18',
    email: 'Ada@acme.test',
    email_verified: true,
    blocked: false,
    given_name: 'Ada',
    family_name: 'Byron',
    name: 'Ada@acme.test',
    created_at: '2023-08-15T15:46:34.120Z',
    updated_at: '2026-10-01T08:00:00.000Z',
    identities: [
      { ...database, user_id: '64db9dba7f18' },
      { provider: 'google-oauth2', user_id: '1035479', isSocial: true },
    ],
    user_metadata: { theme: 'dark', api_key: 'sk_live_1', long: 'x'.repeat(700) },
    app_metadata: { plan: { tier: 2 }, logins: 7 },
    unknown_member: 'kept out',
  },
  {
    user_id: 'auth0|eve',
    email: 'eve@acme.test',
    email_verified: true,
    blocked: true,
    identities: [{ ...database, user_id: 'eve' }],
  },
  {
    user_id: 'auth0|md5',
    email: 'old@acme.test',
    email_verified: false,
    custom_password_hash: { algorithm: 'md5', hash: { value: '1b5ee8c3ccd3e2c5f1a5b2ea16b7bf8c', encoding: 'hex' } },
  },
  { user_id: 'sms|5551', phone_number: '+4930123456', identities: [{ provider: 'sms', user_id: '5551' }] },
  {
    user_id: 'samlp|okta|grace',
    email: 'grace@acme.test',
    email_verified: true,
    identities: [{ provider: 'samlp', connection: 'okta', user_id: 'okta|grace' }],
  },
]

const twins = [
  { user_id: 'auth0|tim', email: 'tim@acme.test', email_verified: true, last_login: '2025-01-01T00:00:00.000Z' },
  {
    user_id: 'google-oauth2|777',
    email: 'TIM@acme.test',
    email_verified: true,
    last_login: '2026-01-01T00:00:00.000Z',
    identities: [{ provider: 'google-oauth2', user_id: '777' }],
  },
  { user_id: 'auth0|mallory', email: 'victim@acme.test', email_verified: false },
  {
    user_id: 'google-oauth2|778',
    email: 'victim@acme.test',
    email_verified: true,
    identities: [{ provider: 'google-oauth2', user_id: '778' }],
  },
]

const passwords = [
  { _id: { $oid: '64db9dba7f18' }, email: 'ada@acme.test', passwordHash: hashes.bcrypt },
  { _id: { $oid: 'auth0|eve' }, email: 'eve@acme.test', passwordHash: hashes.bcrypt },
  { oid: 'tim', email: 'tim@acme.test', passwordHash: hashes.bcrypt },
  { oid: 'missing', email: 'missing@acme.test', passwordHash: hashes.bcrypt },
]

const organizations = [
  {
    id: 'org_abc',
    name: 'acme',
    display_name: 'Acme Inc.',
    metadata: { crm: '42' },
    members: [
      { user_id: 'auth0|64db9dba7f18', roles: [{ id: 'rol_1', name: 'Billing Admin' }] },
      { user_id: 'auth0|eve', roles: [] },
    ],
    enabled_connections: [{ connection_id: 'con_1' }],
  },
]

const connections = [
  { id: 'con_0', name: 'Username-Password-Authentication', strategy: 'auth0', options: {} },
  {
    id: 'con_1',
    name: 'acme-okta',
    strategy: 'okta',
    options: { domain: 'acme.okta.test', client_id: 'abc', client_secret: 'def', domain_aliases: ['acme.test'] },
  },
  { id: 'con_2', name: 'nowhere', strategy: 'samlp', options: {} },
]

test('users of Auth0 sign in with their passwords, second factors and accounts, and what does not come in is named', async () => {
  const { server, file, run, signIn, signInWithCode, users: stored } = await startImports()
  const broken = `${users.map((user) => JSON.stringify(user)).join('\r\n')}\r\n{"user_id": "auth0|cut", "em\r\n`
  const path = file('users.json.gz', '')
  writeFileSync(path, gzipSync(`\uFEFF${broken}`))
  const words = [
    'auth0',
    path,
    ...['--passwords', file('hashes.json', passwords)],
    ...['--mfa', file('mfa.csv', `user_id,totp_secret\nauth0|64db9dba7f18,${secret.toLowerCase()}\n`)],
    ...['--organizations', file('organizations.json', organizations)],
    ...[
      '--roles',
      file('roles.json', {
        roles: [{ name: 'Billing Admin', description: 'Pays', permissions: [{ permission_name: 'Invoices:Pay' }] }],
      }),
    ],
    ...['--connections', file('connections.json', connections), '--tenant', 'acme.eu.auth0.com'],
    ...['--metadata-map', 'plan.tier=tier'],
  ]

  const rehearsal = await run(...words, '--dry-run')
  expect(await stored()).toEqual([])
  expect(rehearsal.text).toContain('Dry run: nothing was stored.')
  expect(rehearsal.counts).toMatchObject({ 'users to create': 4, 'users refused': 1, 'users blocked': 1 })

  const result = await run(...words)

  expect(codesOf(result)).toEqual({
    broken_row: 1,
    missing_email: 1,
    weak_password_hash: 1,
    identity_left_out: 1,
    metadata_left_out: 2,
    unknown_user: 2,
    connection_without_organization: 1,
  })
  expect(result.counts).toMatchObject({
    'users created': 4,
    'users blocked': 1,
    'identities GoogleOAuth': 1,
    'authenticator apps': 1,
    'memberships active': 1,
    'memberships inactive': 1,
    'connections created': 1,
  })
  expect(result.text).toMatch(/acme-okta[\s\S]*acme\.eu\.auth0\.com\/login\/callback\n {4}→ http/)
  const [ada, eve] = await stored()
  expect(ada).toMatchObject({
    email: 'Ada@acme.test',
    email_verified: true,
    first_name: 'Ada',
    external_id: 'auth0|64db9dba7f18',
    metadata: { theme: 'dark', tier: '2', plan: '{"tier":2}', logins: '7' },
    created_at: '2023-08-15T15:46:34.120Z',
    last_sign_in_at: '2026-10-01T08:00:00.000Z',
  })
  expect(await signIn('ADA@acme.test')).toMatchObject({ status: 403, code: 'mfa_challenge' })
  expect(await signInWithCode('ada@acme.test', secret)).toBe(200)
  expect(await signIn('eve@acme.test')).toMatchObject({ status: 400, code: 'invalid_credentials' })
  const identities = await server.api.get(`/user_management/users/${ada?.id}/identities`)
  expect(identities.body).toEqual([{ idp_id: '1035479', type: 'OAuth', provider: 'GoogleOAuth' }])
  const memberships = await server.api.get(`/user_management/organization_memberships?user_id=${ada?.id}`)
  expect(memberships.body).toMatchObject({
    data: [{ status: 'active', role: { slug: 'billing-admin' }, organization_name: 'Acme Inc.' }],
  })
  const ofEve = await server.api.get(`/user_management/organization_memberships?user_id=${eve?.id}&statuses=inactive`)
  expect(ofEve.body).toMatchObject({ data: [{ status: 'inactive' }] })
  const { body: events } = await server.api.get<{ data: unknown[] }>('/events?events=user.created')
  expect(events.data).toHaveLength(4)

  // A second run changes nothing, and brings nothing back that was removed here.
  await server.api.delete(`/user_management/users/${eve?.id}`)
  const again = await run(...words)
  expect(again.counts).toMatchObject({ 'users unchanged': 3, 'users refused': 2 })
  expect(again.counts).not.toHaveProperty('users created')
  expect(codesOf(again)).toMatchObject({ deleted_here: 1 })
  expect(await stored()).toHaveLength(3)
}, 180_000)

test('of rows with one address none comes in by default, and they are merged only where each verified it', async () => {
  const { server, file, run, signIn, users: stored } = await startImports()
  const path = file('users.json', twins)
  const hashFile = ['--passwords', file('hashes.json', passwords.slice(2, 3))]

  const refused = await run('auth0', path)
  expect(codesOf(refused)).toEqual({ duplicate_email: 4 })
  expect(refused.text).toContain('tim@acme.test: line 1 (auth0|tim, verified), line 2 (google-oauth2|777, verified)')
  expect(await stored()).toEqual([])

  // The error file is an input of the next run.
  const merged = await run('auth0', refused.errorPath, ...hashFile, '--on-duplicate', 'merge')
  expect(codesOf(merged)).toEqual({ duplicate_email: 1 })
  expect(merged.errors[0]).toMatchObject({ line: 3, source_id: 'auth0|mallory', email: 'victim@acme.test' })
  const [tim, victim] = await stored()
  expect([tim?.email, victim?.email]).toEqual(['tim@acme.test', 'victim@acme.test'])
  expect(await signIn('tim@acme.test')).toMatchObject({ status: 200, userId: tim?.id })
  const identities = await server.api.get(`/user_management/users/${tim?.id}/identities`)
  expect(identities.body).toMatchObject([{ idp_id: '777' }])
}, 180_000)

test('the newest sign-in or the verified row comes in if the operator says so', async () => {
  for (const [rule, expected] of [
    ['newest-login', ['google-oauth2|777', 'auth0|mallory']],
    ['verified-first', ['google-oauth2|777', 'google-oauth2|778']],
  ] as const) {
    const { file, run, users: stored } = await startImports()
    await run('auth0', file('users.json', twins), '--on-duplicate', rule)
    expect((await stored()).map((user) => user.external_id)).toEqual(expected)
  }
}, 180_000)

test('a row that changed is brought up to date, and a password that was chosen here stays', async () => {
  const { server, file, run, signIn, users: stored } = await startImports()
  const [ada] = users
  const export1 = file('first.json', [
    { ...ada, custom_password_hash: { algorithm: 'bcrypt', hash: { value: hashes.bcrypt } } },
  ])
  await run('auth0', export1)
  const [before] = await stored()

  // Still the imported one: a new hash of the source replaces it.
  const scrypt = {
    algorithm: 'pbkdf2',
    hash: { value: `$pbkdf2-sha256$i=27500,l=32$${hashes.salt}$${hashes.keycloakSha256}` },
  }
  const changed = await run(
    'auth0',
    file('second.json', [{ ...ada, given_name: 'Augusta', email_verified: false, custom_password_hash: scrypt }]),
  )
  expect(changed.counts).toMatchObject({ 'users updated': 1 })
  expect((await stored())[0]).toMatchObject({ id: before?.id, first_name: 'Augusta', email_verified: true })
  expect(await signIn('ada@acme.test')).toMatchObject({ status: 200 })

  // Signing in has replaced the hash, so it is a password of this server now.
  await server.api.put(`/user_management/users/${before?.id}`, { password: 'purple-Monkey-42-dish' })
  await run('auth0', export1)
  expect(await signIn('ada@acme.test', password)).toMatchObject({ status: 400 })
  expect(await signIn('ada@acme.test', 'purple-Monkey-42-dish')).toMatchObject({ status: 200 })

  // One who is blocked since can't sign in.
  await run('auth0', file('third.json', [{ ...ada, blocked: true }]))
  expect(await signIn('ada@acme.test', 'purple-Monkey-42-dish')).toMatchObject({ status: 400 })
  expect((await server.api.get(`/user_management/users/${before?.id}/identities`)).body).toEqual([])
}, 180_000)

test('a CSV of Auth0 is read with its apostrophes and titles', async () => {
  const { file, run, users: stored } = await startImports()
  await run(
    'auth0',
    file(
      'users.csv',
      `Id,Email,Email Verified,Given Name,user_metadata.theme\n'google-oauth2|9,'Joan@acme.test,true,"'Joan\nof Arc",'dark\n`,
    ),
  )
  expect(await stored()).toMatchObject([
    {
      email: 'Joan@acme.test',
      email_verified: true,
      external_id: 'google-oauth2|9',
      first_name: 'Joan\nof Arc',
      metadata: { theme: 'dark' },
    },
  ])
}, 180_000)

test('a custom hash with MD4 comes in inside of a slow one, and its owner signs in', async () => {
  const { file, run, signIn } = await startImports()
  const custom_password_hash = {
    algorithm: 'md4',
    hash: { value: hashes.md4, encoding: 'hex' },
    password: { encoding: 'utf16le' },
  }
  const user = { user_id: 'auth0|nt', email: 'nt@acme.test', email_verified: true, custom_password_hash }
  const path = file('users.json', [user])

  expect(codesOf(await run('auth0', path))).toEqual({ weak_password_hash: 1 })
  await run('auth0', path, '--allow-weak-hashes')
  expect(await signIn('nt@acme.test')).toMatchObject({ status: 200 })
  expect(await signIn('nt@acme.test', 'Correct-Horse-8')).toMatchObject({ code: 'invalid_credentials' })
}, 180_000)
