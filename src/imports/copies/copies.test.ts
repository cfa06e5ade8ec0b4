import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { codesOf, hashes } from '../import.fixture.ts'
import { type Call, offsetPage, startCopy } from './stand-in.fixture.ts'

const clerkUser = (id: string, more: object = {}) => ({
  id,
  primary_email_address_id: `idn_${id}`,
  email_addresses: [{ id: `idn_${id}`, email_address: `${id}@acme.test`, verification: { status: 'verified' } }],
  ...more,
})

test('an instance of Clerk comes from its API beside the CSV, page by page, though users are deleted meanwhile', async () => {
  const names = Array.from({ length: 505 }, (_, i) => `user_${String(i).padStart(3, '0')}`)
  let users = names.map((id) => clerkUser(id))
  users[1] = clerkUser('user_001', { banned: true, public_metadata: { plan: 'pro' } })
  const memberships = [
    {
      id: 'orgmem_1',
      role: 'org:billing_admin',
      role_name: 'Billing admin',
      permissions: ['org:invoices:pay', 'org:sys_memberships:read'],
      organization: { id: 'org_1' },
      public_user_data: { user_id: 'user_000' },
    },
    {
      id: 'orgmem_2',
      role: 'org:billing_admin',
      role_name: 'Billing admin',
      permissions: ['org:invoices:pay', 'org:sys_memberships:read'],
      organization: { id: 'org_1' },
      public_user_data: { user_id: 'user_001' },
    },
  ]
  let limited = 0
  const answerTo = ({ path, query, authorization }: Call) => {
    if (authorization !== 'Bearer key-1')
      return { status: 401, body: { errors: [{ code: 'authentication_invalid', message: 'Unauthorized' }] } }
    if (limited++ === 0)
      return { status: 429, headers: { 'retry-after': '0' }, body: { errors: [{ code: 'too_many_requests' }] } }
    if (path === '/v1/users') {
      const page = offsetPage(users, query)
      // Behind the first page, three users of it are gone.
      if (query.get('offset') === '0')
        users = users.filter(({ id }) => !['user_010', 'user_011', 'user_012'].includes(id))
      return { body: page }
    }
    if (path === '/v1/organizations')
      return { body: { data: offsetPage([{ id: 'org_1', name: 'Acme', public_metadata: { crm: '7' } }], query) } }
    if (path === '/v1/organization_domains')
      return {
        body: {
          data: offsetPage(
            [{ id: 'orgdmn_1', organization_id: 'org_1', name: 'acme.test', verification: { status: 'verified' } }],
            query,
          ),
        },
      }
    return path === '/v1/organization_memberships' ? { body: { data: offsetPage(memberships, query) } } : undefined
  }
  const { api, file, move, run, server, signIn } = await startCopy('clerk', answerTo)
  const csv = file(
    'clerk.csv',
    `id,primary_email_address,verified_email_addresses,password_digest,password_hasher\n${names
      .slice(0, 2)
      .map((id) => `${id},${id}@acme.test,${id}@acme.test,${hashes.bcrypt},bcrypt`)
      .join('\n')}\n`,
  )

  await expect(move('--api-key', 'sk_expired')).rejects.toThrow(/refuses the key\. Give the secret key/)
  const joined = await move(csv)
  expect(joined.counts).toMatchObject({
    'users created': 2,
    'users blocked': 1,
    'organizations created': 1,
    'domains verified': 1,
    'roles created': 1,
    'memberships active': 1,
    'memberships inactive': 1,
  })
  // The second page began with another row than the first one ended with, so the first one was read again.
  const pages = api.calls.filter(({ path }) => path === '/v1/users').map(({ query }) => query.get('offset'))
  expect(pages.slice(-3)).toEqual(['499', '0', '499'])
  expect(new Set(joined.errors.map(({ record }) => (record as { id: string }).id)).size).toBe(503)
  expect(await signIn('user_000@acme.test')).toMatchObject({ status: 200 })
  expect(await signIn('user_001@acme.test')).toMatchObject({ status: 400 })
  const role = await server.api.get('/authorization/roles/billing_admin')
  expect(role.body).toMatchObject({ name: 'Billing admin', permissions: ['invoices:pay'] })

  // Those that are not in the CSV did not come in; their rows are an input, and make users without a password.
  const others = await run('clerk', joined.errorPath)
  expect(others.counts).toMatchObject({ 'users created': 503, 'users without a password': 503 })
}, 60_000)

test('users and groups of Okta come by the pages that it names, at the rate that it permits', async () => {
  const user = (id: string, more: object = {}) => ({
    id,
    status: 'ACTIVE',
    profile: { login: `${id}@acme.test`, email: `${id}@acme.test` },
    ...more,
  })
  let hasExpired = false
  let refused = 0
  const answerTo = ({ path, query, authorization }: Call, own: string) => {
    if (hasExpired || authorization !== 'SSWS key-1')
      return { status: 401, body: { errorCode: 'E0000011', errorSummary: 'Invalid token provided' } }
    const page = (rows: object[]) => {
      const after = query.get('after')
      if (after !== null || rows.length < 2) return { body: rows.slice(1) }
      const next = `${own}${path}?after=2&limit=200`
      return { headers: { link: `<${own}${path}>; rel="self", <${next}>; rel="next"` }, body: rows.slice(0, 1) }
    }
    if (path === '/api/v1/users' && query.get('filter') === 'status eq "DEPROVISIONED"')
      return { body: [user('gone', { status: 'DEPROVISIONED' })] }
    if (path === '/api/v1/users') {
      if (query.get('after') === null) return page([user('ada'), user('bob')])
      // The limit begins again in this second by the clock of the server.
      refused += 1
      const second = String(Math.floor(Date.now() / 1_000) - 1)
      if (refused === 1)
        return { status: 429, headers: { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': second } }
      return page([user('ada'), user('bob')])
    }
    if (path === '/api/v1/groups')
      return {
        body: [
          { id: '00g0', type: 'BUILT_IN', profile: { name: 'Everyone' } },
          { id: '00g1', type: 'OKTA_GROUP', profile: { name: 'Billing Admins', description: 'Pay' } },
        ],
      }
    return path === '/api/v1/groups/00g1/users' ? { body: [user('ada'), user('gone')] } : undefined
  }
  const words = ['--groups-as', 'roles', '--organization', 'Acme']
  const { api, file, move, run, server, users } = await startCopy('okta', answerTo)

  const result = await move(...words)
  expect(refused).toBe(2)
  expect(result.errors).toEqual([])
  expect(result.counts).toMatchObject({
    'users created': 3,
    'users blocked': 1,
    'roles created': 1,
    'memberships active': 2,
    'memberships inactive': 1,
  })
  expect(api.calls.filter(({ path }) => path.startsWith('/api/v1/groups/'))).toHaveLength(1)
  const [ada] = await users()
  const memberships = await server.api.get(`/user_management/organization_memberships?user_id=${ada?.id}`)
  expect(memberships.body).toMatchObject({ data: [{ organization_name: 'Acme', role: { slug: 'billing-admins' } }] })

  hasExpired = true
  await expect(move(...words)).rejects.toThrow(/refuses the key\. Create an API token .* Run the import again/)
  await expect(move('--groups-as', 'roles')).rejects.toThrow('needs --organization')
  await expect(run('okta', '--url', 'http://acme.okta.test', '--api-key', 'k')).rejects.toThrow('begins with https://')
  await expect(run('okta', file('users.json', [user('x')]), '--groups-as', 'roles')).rejects.toThrow('needs --url')
}, 60_000)

test('a tenant of Auth0 comes by an export job and its lists, and a run that was stopped goes on where it was', async () => {
  const rows = [
    { user_id: 'auth0|ada', email: 'ada@acme.test', email_verified: true },
    { user_id: 'google-oauth2|7', email: 'bob@acme.test', email_verified: true },
  ]
  let jobs = 0
  let asked = 0
  let isDown = true
  const answerTo = ({ method, path, query, authorization, body }: Call, own: string) => {
    if (path === '/file') return gzipSync(rows.map((row) => JSON.stringify(row)).join('\n'))
    if (authorization !== 'Bearer key-1')
      return { status: 401, body: { statusCode: 401, error: 'Unauthorized', message: 'Expired token received' } }
    if (method === 'POST' && path === '/api/v2/jobs/users-exports') {
      jobs += 1
      expect(body).toMatchObject({ format: 'json', fields: expect.arrayContaining([{ name: 'identities' }]) })
      return { status: 201, body: { id: 'job_1', type: 'users_export', status: 'pending' } }
    }
    if (path === '/api/v2/jobs/job_1') {
      asked += 1
      if (asked === 1) return { body: { id: 'job_1', status: 'processing', time_left_seconds: 0 } }
      return { body: { id: 'job_1', status: 'completed', location: `${own}/file` } }
    }
    if (path === '/api/v2/roles') return { body: [{ id: 'rol_1', name: 'Billing Admin', description: 'Pays' }] }
    if (path === '/api/v2/roles/rol_1/permissions') return { body: [{ permission_name: 'invoices:pay' }] }
    if (path === '/api/v2/organizations')
      return query.get('from') === null
        ? { body: { organizations: [{ id: 'org_a', name: 'acme', display_name: 'Acme Inc.' }], next: 'MQ' } }
        : { body: { organizations: [{ id: 'org_b', name: 'beta' }] } }
    if (path === '/api/v2/organizations/org_a/enabled_connections') return { body: [{ connection_id: 'con_1' }] }
    if (path.endsWith('/enabled_connections')) return { body: [] }
    if (path === '/api/v2/organizations/org_a/members')
      return query.get('from') === null
        ? { body: { members: [{ user_id: 'auth0|ada', roles: [{ name: 'Billing Admin' }] }], next: 'Mg' } }
        : { body: { members: [{ user_id: 'google-oauth2|7', roles: [] }] } }
    if (path.endsWith('/members')) return { body: { members: [] } }
    if (path === '/api/v2/connections' && isDown) return { status: 403, body: { message: 'Insufficient scope' } }
    return path === '/api/v2/connections'
      ? {
          body: {
            connections: [
              { id: 'con_0', name: 'db', strategy: 'auth0', options: {} },
              {
                id: 'con_1',
                name: 'acme-okta',
                strategy: 'okta',
                options: { domain: 'acme.okta.test', client_id: 'abc', client_secret: 'def' },
              },
            ],
          },
        }
      : undefined
  }
  const { api, file, move, signIn, users } = await startCopy('auth0', answerTo)
  const passwords = ['--passwords', file('hashes.json', [{ _id: { $oid: 'ada' }, passwordHash: hashes.bcrypt }])]

  await expect(move('--api-key', 'expired')).rejects.toThrow('A token of the Management API ends after a day')
  await expect(move(...passwords)).rejects.toThrow(/connections was answered with 403.*Run the import again to go on/)
  expect(await users()).toEqual([])
  isDown = false
  api.calls.length = 0

  const result = await move(...passwords)
  // Nothing that was read is read again.
  expect([...new Set(api.calls.map(({ path }) => path))]).toEqual(['/api/v2/connections'])
  expect(jobs).toBe(1)
  expect(codesOf(result)).toEqual({})
  expect(result.counts).toMatchObject({
    'users created': 2,
    'passwords bcrypt': 1,
    'identities GoogleOAuth': 1,
    'organizations created': 2,
    'roles created': 1,
    'memberships active': 2,
    'connections created': 1,
  })
  expect(result.text).toContain(`${new URL(api.url).host}/login/callback`)
  expect(await signIn('ada@acme.test')).toMatchObject({ status: 200 })

  // What was read whole is read again by a later run.
  const later = await move(...passwords)
  expect(jobs).toBe(2)
  expect(later.counts).toMatchObject({ 'users unchanged': 2 })
}, 60_000)
