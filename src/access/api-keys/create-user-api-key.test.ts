import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { race } from '../groups/contention.fixture.ts'
import { type OwnerServer, startWithOwner } from './api-key.fixture.ts'

const future = new Date('2999-01-01T00:00:00.000Z')

/** The 400 of the official description: a message and the fields that are wrong. */
const refusal = (...errors: object[]) => ({ status: 400, body: { message: expect.any(String), errors } })
const notActive = { field: 'organization_id', code: 'organization_membership_not_active' }

function createFor({ api, organizationId }: OwnerServer, userId: string, body: object = {}) {
  return api.post(`/user_management/users/${userId}/api_keys`, {
    name: 'Laptop',
    organization_id: organizationId,
    ...body,
  })
}

test('a new key of a user works, is listed with the user, and is announced exactly once without its value', async () => {
  const { workos, userId, organizationId, permit, announced } = await startWithOwner()
  await permit('posts:read')
  await workos.authorization.addEnvironmentRolePermission('member', { permissionSlug: 'posts:read' })

  const { value, ...created } = await workos.userManagement.createUserApiKey(userId, {
    name: 'Laptop',
    organizationId,
    permissions: ['posts:read'],
    expiresAt: future,
  })

  expect(created).toMatchObject({
    owner: { type: 'user', id: userId, organizationId },
    name: 'Laptop',
    obfuscatedValue: `sk_...${value.slice(-4)}`,
    permissions: ['posts:read'],
    expiresAt: future.toISOString(),
    lastUsedAt: null,
  })
  const { expiresAt: _notInThisShape, ...shared } = created
  expect((await workos.apiKeys.createValidation({ value })).apiKey).toEqual(shared)
  expect((await workos.userManagement.listUserApiKeys(userId)).data).toEqual([created])
  const events = await announced('created')
  expect(events).toMatchObject([
    { id: created.id, owner: { type: 'user', id: userId, organization_id: organizationId } },
  ])
  expect(JSON.stringify(events)).not.toContain(value)
})

test('a user who is no member, or no active one, gets no key: a 400 that names the organization', async () => {
  const server = await startWithOwner()
  const { workos, userId, membershipId, announced } = server
  const { id: outsider } = await workos.userManagement.createUser({ email: 'joe@example.com' })
  expect(await createFor(server, outsider)).toMatchObject(refusal(notActive))

  await workos.userManagement.deactivateOrganizationMembership(membershipId)
  expect(await createFor(server, userId)).toMatchObject(refusal(notActive))
  await workos.userManagement.deleteOrganizationMembership(membershipId)
  expect(await createFor(server, userId)).toMatchObject(refusal(notActive))
  expect(await announced('created')).toEqual([])
})

test('membership in another organization does not count in this one', async () => {
  const server = await startWithOwner()
  const { id } = await server.workos.organizations.createOrganization({ name: 'Sibling' })
  expect(await createFor(server, server.userId, { organization_id: id })).toMatchObject(refusal(notActive))
})

test('[T-6] a past expiry and unknown permissions are a 400 that names each field', async () => {
  const server = await startWithOwner()
  const unknown = { field: 'permissions', code: 'permissions_not_found' }
  const passed = { field: 'expires_at', code: 'expires_at_in_the_past' }
  const body = { permissions: ['posts:read'], expires_at: '2020-01-01T00:00:00Z' }
  expect(await createFor(server, server.userId, body)).toMatchObject(refusal(unknown, passed))
  expect(await server.announced('created')).toEqual([])
})

test('[I-2] a body without an organization, or with something else in its place, is a 422', async () => {
  const server = await startWithOwner()
  for (const body of [
    { organization_id: undefined },
    { organization_id: null },
    { organization_id: 1 },
    { name: undefined },
    { expires_at: 1 },
  ]) {
    expect(await createFor(server, server.userId, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters' },
    })
  }
})

test('[T-3] users and organizations of another environment do not exist', async () => {
  const [server, theirs] = [await startWithOwner(), await startWithOwner()]
  expect(await createFor(server, theirs.userId)).toMatchObject({
    status: 404,
    body: { message: `User not found: '${theirs.userId}'.` },
  })
  expect(await createFor(server, server.userId, { organization_id: theirs.organizationId })).toMatchObject({
    status: 404,
    body: { message: `Organization not found: '${theirs.organizationId}'.` },
  })
  expect([...(await server.announced('created')), ...(await theirs.announced('created'))]).toEqual([])
})

test('a key that is asked for while the membership is being deleted is refused like one that comes later', async () => {
  const server = await startWithOwner()
  const { environment, userId, membershipId, announced } = server
  const membership = sql`
    organization_memberships where environment_id = ${environment.environmentId} and id = ${membershipId}`
  const [answer] = await race(
    environment,
    sql`select 1 from ${membership} for update`,
    [() => createFor(server, userId)],
    sql`delete from ${membership}`,
  )
  expect(answer).toMatchObject(refusal(notActive))
  expect(await announced('created')).toEqual([])
})
