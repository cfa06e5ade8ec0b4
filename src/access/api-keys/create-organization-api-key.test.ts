import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { startWithOwner, withoutValue } from './api-key.fixture.ts'

test('a new key of an organization works, is listed, and is announced exactly once without its value', async () => {
  const { workos, organizationId, permit, announced } = await startWithOwner()
  await permit('posts:read', 'posts:write')

  const { value, ...created } = await workos.apiKeys.createOrganizationApiKey({
    organizationId,
    name: 'Production',
    permissions: ['posts:write', 'posts:read'],
  })

  expect(created).toMatchObject({
    object: 'api_key',
    owner: { type: 'organization', id: organizationId },
    name: 'Production',
    permissions: ['posts:write', 'posts:read'],
    lastUsedAt: null,
  })
  expect(created.id).toMatch(/^api_key_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect((await workos.apiKeys.createValidation({ value })).apiKey).toEqual(created)
  expect((await workos.apiKeys.listOrganizationApiKeys({ organizationId })).data).toEqual([created])
  const events = await announced('created')
  expect(events).toMatchObject([
    { id: created.id, owner: { type: 'organization', id: organizationId }, expires_at: null, last_used_at: null },
  ])
  expect(JSON.stringify(events)).not.toContain(value)
})

test('[T-6] the value has the prefix and 256 random bits; later it is shown by the prefix and four characters', async () => {
  const { organizationKey } = await startWithOwner()
  const [{ value, obfuscated_value }, other] = [await organizationKey(), await organizationKey()]
  expect(value).toMatch(/^sk_[A-Za-z0-9]{43}$/)
  expect(other.value).not.toBe(value)
  expect(obfuscated_value).toBe(`sk_...${value.slice(-4)}`)
})

test('[T-6] nothing in the database holds the value, but the sealed answer to an Idempotency-Key', async () => {
  const { api, environment, organizationId } = await startWithOwner()
  const { body } = await api.post<{ value: string }>(
    `/organizations/${organizationId}/api_keys`,
    { name: 'Production' },
    { 'idempotency-key': 'once' },
  )
  const { value } = body
  const secret = value.slice('sk_'.length, -4)
  const { environmentId, db } = environment
  for (const table of [sql`api_keys`, sql`credentials`, sql`events`, sql`idempotency_keys`]) {
    const rows = await db.many(sql`select t::text as row from ${table} t where environment_id = ${environmentId}`)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(secret)
  }
})

test('a repeated Idempotency-Key gives the same value and makes one key', async () => {
  const { api, organizationId, announced } = await startWithOwner()
  const create = () =>
    api.post(`/organizations/${organizationId}/api_keys`, { name: 'Production' }, { 'idempotency-key': 'once' })
  const [first, second] = await Promise.all([create(), create()])
  expect(first.status).toBe(201)
  expect(second.body).toEqual(first.body)
  expect(await announced('created')).toHaveLength(1)
})

test('an expiry in the future is kept to the millisecond, whatever its time zone', async () => {
  const { organizationKey, validate } = await startWithOwner()
  const key = await organizationKey({ expires_at: '2999-01-01T01:00:00.1239+01:00' })
  expect(key.expires_at).toBe('2999-01-01T00:00:00.123Z')
  expect(await validate(key.value)).toEqual(withoutValue(key))
})

test('[T-6] an expiry that has passed and permissions that do not exist are a 422 that names the field', async () => {
  const { api, app, organizationId, permit, announced } = await startWithOwner()
  await permit('posts:read')
  const refused = async (body: object, ...errors: object[]) => {
    const answer = await api.post(`/organizations/${organizationId}/api_keys`, { name: 'Production', ...body })
    expect(answer).toMatchObject({ status: 422, body: { message: expect.any(String), errors } })
  }
  const passed = { field: 'expires_at', code: 'expires_at_in_the_past' }
  const unknown = { field: 'permissions', code: 'permissions_not_found' }

  await refused({ expires_at: '2020-01-01T00:00:00Z' }, passed)
  await refused({ expires_at: app.system.now().toISOString() }, passed)
  for (const slug of ['posts:write', 'POSTS:READ', 'posts:read ', '', '__proto__'])
    await refused({ permissions: ['posts:read', slug] }, unknown)
  await refused({ expires_at: '0001-01-01T00:00:00Z', permissions: ['posts:write'] }, unknown, passed)
  expect(await announced('created')).toEqual([])
})

test('a permission that is named twice is granted once', async () => {
  const { organizationKey, permit } = await startWithOwner()
  await permit('posts:read')
  expect((await organizationKey({ permissions: ['posts:read', 'posts:read'] })).permissions).toEqual(['posts:read'])
})

test('permissions of the system exist in an environment from its beginning', async () => {
  const { workos, api } = await startServer()
  const { id } = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  const permissions = ['widgets:api-keys:manage']
  expect(await api.post(`/organizations/${id}/api_keys`, { name: 'Production', permissions })).toMatchObject({
    status: 201,
    body: { permissions },
  })
})

test('[I-2] wrong types, an empty and an overlong name are a 422', async () => {
  const { api, organizationId, announced } = await startWithOwner()
  for (const body of [
    {},
    { name: null },
    { name: '' },
    { name: 'x'.repeat(256) },
    { name: 'Production', permissions: 'posts:read' },
    { name: 'Production', permissions: [1] },
    { name: 'Production', expires_at: 'tomorrow' },
    { name: 'Production', expires_at: 4_102_444_800 },
    { name: 'Production', expires_at: '2999-02-32T00:00:00Z' },
  ]) {
    expect(await api.post(`/organizations/${organizationId}/api_keys`, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters' },
    })
  }
  expect(await announced('created')).toEqual([])
})

test('[T-3] an organization that does not exist, or is another environment’s, gets no key', async () => {
  const [{ api, announced }, theirs] = [await startWithOwner(), await startServer()]
  const { id: foreign } = await theirs.workos.organizations.createOrganization({ name: 'Bar Corp' })
  for (const id of [foreign, 'org_01J00000000000000000000000']) {
    expect(await api.post(`/organizations/${id}/api_keys`, { name: 'Production' })).toMatchObject({
      status: 404,
      body: { message: `Organization not found: '${id}'.` },
    })
  }
  expect(await announced('created')).toEqual([])
})

test('[T-3] a permission of another environment does not exist here', async () => {
  const [{ api, organizationId }, theirs] = [await startWithOwner(), await startWithOwner()]
  await theirs.permit('posts:read')
  const body = { name: 'Production', permissions: ['posts:read'] }
  expect((await api.post(`/organizations/${organizationId}/api_keys`, body)).status).toBe(422)
})
