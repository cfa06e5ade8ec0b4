import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServerWithClock } from '#test/server.ts'
import { type OwnerServer, startWithOwner, withOwner, withoutValue } from './api-key.fixture.ts'

let server: OwnerServer
beforeEach(async () => {
  server = await startWithOwner()
})

test('[T-6] a live value gives its key with owner and permissions, without the value', async () => {
  const { organizationKey, userKey, permit, validate } = server
  await permit('posts:read')
  for (const key of [await organizationKey({ permissions: ['posts:read'] }), await userKey()]) {
    expect(await validate(key.value)).toEqual(withoutValue(key))
  }
})

test('[T-6] whatever is not exactly the value is null', async () => {
  const { organizationKey, validate } = server
  const { id, value, obfuscated_value } = await organizationKey()
  const last = value.at(-1) === 'a' ? 'b' : 'a'
  for (const other of [
    '',
    ' ',
    `${value} `,
    ` ${value}`,
    `${value}\n`,
    value.slice(0, -1),
    value.slice(0, -1) + last,
    value + value,
    value.toUpperCase(),
    value.toLowerCase(),
    value.replace('sk_', ''),
    `Bearer ${value}`,
    obfuscated_value,
    id,
    'sk_unknown',
    "' or ''='",
    '%',
    '名'.repeat(10_000),
  ]) {
    expect(await validate(other), other.slice(0, 60)).toBeNull()
  }
  expect(await validate(value)).toMatchObject({ id })
})

test('[T-2] a management key is no customer’s key', async () => {
  const { apiKey, organizationKey, validate } = server
  await organizationKey()
  expect(await validate(apiKey)).toBeNull()
})

test('[T-2] a customer’s key manages nothing: not by bearer token, not as a client secret', async () => {
  const { api, clientId, organizationKey, userKey, validate } = server
  for (const { value } of [await organizationKey(), await userKey()]) {
    for (const path of ['/organizations', '/user_management/users', '/events']) {
      expect((await api.request(path, { key: value })).status).toBe(401)
    }
    const validation = { method: 'POST', body: { value }, key: value }
    expect((await api.request('/api_keys/validations', validation)).status).toBe(401)
    const signIn = {
      client_id: clientId,
      client_secret: value,
      grant_type: 'password',
      email: 'jane@example.com',
      password: 'x',
    }
    const answer = await api.request('/user_management/authenticate', { method: 'POST', body: signIn, key: null })
    expect(answer).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
    expect(await validate(value)).not.toBeNull()
  }
})

test('[T-3] a key of another environment is null', async () => {
  const theirs = await startWithOwner()
  const { value } = await theirs.organizationKey()
  expect(await server.validate(value)).toBeNull()
  expect(await theirs.validate(value)).not.toBeNull()
})

test('[T-6] a key is good until the very moment of its expiry', async () => {
  let now = new Date('2030-01-01T00:00:00.000Z')
  const own = await withOwner(await startServerWithClock(() => now))
  const { value } = await own.organizationKey({ expires_at: '2030-01-02T00:00:00.000Z' })
  now = new Date('2030-01-01T23:59:59.999Z')
  expect(await own.validate(value)).not.toBeNull()
  now = new Date('2030-01-02T00:00:00.000Z')
  expect(await own.validate(value)).toBeNull()
})

test('a user’s key rests while the membership is inactive or pending, and works again with it', async () => {
  const { workos, environment, membershipId, userKey, organizationKey, validate } = server
  const [{ value }, ofOrganization] = [await userKey(), await organizationKey()]

  await workos.userManagement.deactivateOrganizationMembership(membershipId)
  expect(await validate(value)).toBeNull()
  expect(await validate(ofOrganization.value)).not.toBeNull()
  await workos.userManagement.reactivateOrganizationMembership(membershipId)
  expect(await validate(value)).not.toBeNull()
  await environment.db.run(sql`
    update organization_memberships set status = 'pending'
    where environment_id = ${environment.environmentId} and id = ${membershipId}`)
  expect(await validate(value)).toBeNull()
})

test('a user’s key is dead with its membership, and a new membership of the pair does not bring it back', async () => {
  const { workos, membershipId, userId, organizationId, userKey, validate } = server
  const { value } = await userKey()
  await workos.userManagement.deleteOrganizationMembership(membershipId)
  expect(await validate(value)).toBeNull()
  await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  expect(await validate(value)).toBeNull()
})

test('a user’s key rests with the membership of its own organization and no other', async () => {
  const { workos, userId, userKey, validate } = server
  const { value } = await userKey()
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Elsewhere' })
  const other = await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  const elsewhere = await userKey({ organization_id: organizationId })

  await workos.userManagement.deactivateOrganizationMembership(other.id)

  expect(await validate(elsewhere.value)).toBeNull()
  expect(await validate(value)).not.toBeNull()
})

test('keys are dead with their user or organization, and nothing of them is left to be found', async () => {
  const { workos, environment, userId, organizationId, organizationKey, userKey, validate } = server
  const [ofUser, ofOrganization] = [await userKey(), await organizationKey()]

  await workos.userManagement.deleteUser(userId)
  expect(await validate(ofUser.value)).toBeNull()
  expect(await validate(ofOrganization.value)).not.toBeNull()
  await workos.organizations.deleteOrganization(organizationId)
  expect(await validate(ofOrganization.value)).toBeNull()

  const left = await environment.db.many(sql`
    select 1 from credentials where environment_id = ${environment.environmentId} and kind = 'api_key'`)
  expect(left).toEqual([])
})

test('[I-2] a body without a value, or with something else in its place, is a 422', async () => {
  for (const body of [undefined, {}, { value: null }, { value: 1 }, { value: ['sk_1'] }, { value: {} }]) {
    expect(await server.api.post('/api_keys/validations', body)).toMatchObject({
      status: 422,
      body: { message: expect.any(String) },
    })
  }
})

test('a validation is never replayed, whatever Idempotency-Key comes with it', async () => {
  const { api, organizationKey } = server
  const { id, value } = await organizationKey()
  const validate = () => api.post('/api_keys/validations', { value }, { 'idempotency-key': 'once' })
  expect((await validate()).body).toMatchObject({ api_key: { id } })
  await api.delete(`/api_keys/${id}`)
  expect((await validate()).body).toEqual({ api_key: null })
})
