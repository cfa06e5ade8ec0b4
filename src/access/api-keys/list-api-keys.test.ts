import { beforeAll, expect, test } from 'vitest'
import { type ApiKeyWithValue, type OwnerServer, startWithOwner, withoutValue } from './api-key.fixture.ts'

let server: OwnerServer
/** Keys of the organization, of the user in it, and of the user in another one. Oldest first. */
const organizationKeys: ApiKeyWithValue[] = []
const userKeys: ApiKeyWithValue[] = []
const keysElsewhere: ApiKeyWithValue[] = []
let elsewhere: string

beforeAll(async () => {
  server = await startWithOwner()
  const { workos, organizationKey, userKey, userId } = server
  elsewhere = (await workos.organizations.createOrganization({ name: 'Elsewhere' })).id
  await workos.userManagement.createOrganizationMembership({ userId, organizationId: elsewhere })
  for (let i = 0; i < 3; i++) {
    organizationKeys.push(await organizationKey({ name: `Organization ${i}` }))
    userKeys.push(await userKey({ name: `User ${i}` }))
  }
  keysElsewhere.push(await userKey({ name: 'Elsewhere', organization_id: elsewhere }))
})

const idsOf = (keys: readonly { id: string }[]) => keys.map(({ id }) => id)

async function list(path: string) {
  const { status, body } = await server.api.get<{ data?: { id: string }[]; list_metadata?: { after: string | null } }>(
    path,
  )
  const { data, list_metadata } = body
  return { status, data, ids: data && idsOf(data), after: list_metadata?.after }
}

test('an organization lists its own keys, newest first and without their values, and not those of its members', async () => {
  const { data } = await list(`/organizations/${server.organizationId}/api_keys`)
  expect(data).toEqual(organizationKeys.map(withoutValue).reverse())
  expect((await list(`/organizations/${elsewhere}/api_keys`)).ids).toEqual([])
})

test('a user’s keys are listed over all organizations or for one', async () => {
  const { workos, userId, organizationId } = server
  const path = `/user_management/users/${userId}/api_keys?order=asc`
  expect((await list(path)).data).toEqual([...userKeys, ...keysElsewhere].map(withoutValue))
  const inOne = await workos.userManagement.listUserApiKeys(userId, { organizationId })
  expect(idsOf(inOne.data)).toEqual(idsOf(userKeys).reverse())
  expect((await list(`${path}&organization_id=${elsewhere}`)).ids).toEqual(idsOf(keysElsewhere))
  expect((await list(`${path}&organization_id=org_nowhere`)).ids).toEqual([])
})

test('pages continue where the one before ended', async () => {
  const { organizationId, userId } = server
  for (const [path, keys] of [
    [`/organizations/${organizationId}/api_keys?limit=2`, organizationKeys],
    [`/user_management/users/${userId}/api_keys?organization_id=${organizationId}&limit=2`, userKeys],
  ] as const) {
    const [oldest, middle, newest] = idsOf(keys)
    expect(await list(path)).toMatchObject({ ids: [newest, middle], after: middle })
    expect(await list(`${path}&after=${middle}`)).toMatchObject({ ids: [oldest], after: null })
    expect(await list(`${path}&before=${middle}`)).toMatchObject({ ids: [newest] })
  }
})

test('keys stay listed when they have expired and when the membership is inactive, and go when it is deleted', async () => {
  const { workos, api, userId, organizationId, userKey } = await startWithOwner()
  const key = await userKey()
  const listed = async () => idsOf((await workos.userManagement.listUserApiKeys(userId)).data)
  const { data } = await workos.userManagement.listOrganizationMemberships({ userId, organizationId })
  const membershipId = data[0]?.id ?? ''

  await api.post(`/api_keys/${key.id}/expire`)
  expect(await listed()).toEqual([key.id])
  await workos.userManagement.deactivateOrganizationMembership(membershipId)
  expect(await listed()).toEqual([key.id])
  await workos.userManagement.deleteOrganizationMembership(membershipId)
  expect(await listed()).toEqual([])
})

test('[T-3] a list of someone who does not exist, or is another environment’s, is a 404', async () => {
  const { api } = server
  const theirs = await startWithOwner()
  for (const id of [theirs.organizationId, 'org_01J00000000000000000000000']) {
    expect(await api.get(`/organizations/${id}/api_keys`)).toMatchObject({
      status: 404,
      body: { message: `Organization not found: '${id}'.` },
    })
  }
  for (const id of [theirs.userId, 'user_01J00000000000000000000000']) {
    expect(await api.get(`/user_management/users/${id}/api_keys`)).toMatchObject({
      status: 404,
      body: { message: `User not found: '${id}'.` },
    })
  }
})

test('[I-3] invalid limits, orders and cursors are refused', async () => {
  for (const path of [
    `/organizations/${server.organizationId}/api_keys`,
    `/user_management/users/${server.userId}/api_keys`,
  ]) {
    for (const query of ['limit=0', 'limit=101', 'order=random', 'after=sk_1', 'before=user_1']) {
      expect((await list(`${path}?${query}`)).status).toBe(422)
    }
  }
})
