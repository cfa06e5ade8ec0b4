import { beforeAll, expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { listActiveMembershipsOfUser } from './index.ts'
import { type Pair, startWithPair } from './membership.fixture.ts'

let pair: Pair
/** The user's memberships in the order in which they were made: active, active, inactive, pending. */
const ids: string[] = []

beforeAll(async () => {
  pair = await startWithPair()
  const { workos, join, force } = pair
  for (const [name, status] of [
    ['A', 'active'],
    ['B', 'active'],
    ['C', 'inactive'],
    ['D', 'pending'],
  ] as const) {
    const { id } = await workos.organizations.createOrganization({ name })
    const { body } = await join({ organization_id: id })
    ids.push(body.id)
    await force(body.id, status)
  }
})

async function list(query: string) {
  const { status, body } = await pair.api.get<{
    data?: { id: string }[]
    list_metadata?: { after: string | null }
    code?: string
  }>(`/user_management/organization_memberships?${query}`)
  const { data, list_metadata, code } = body
  return { status, ids: data?.map((membership) => membership.id), after: list_metadata?.after, code }
}

test('without a user and an organization the list is a 400 missing_user_id_or_organization_id', async () => {
  for (const query of ['', 'statuses=active', 'limit=5']) {
    expect(await list(query)).toMatchObject({ status: 400, code: 'missing_user_id_or_organization_id' })
  }
})

test('active memberships alone are listed unless statuses are named, in each notation of a list', async () => {
  const { userManagement } = pair.workos
  const { userId } = pair
  expect((await userManagement.listOrganizationMemberships({ userId })).data.map(({ id }) => id)).toEqual([
    ids[1],
    ids[0],
  ])
  const others = await userManagement.listOrganizationMemberships({ userId, statuses: ['inactive', 'pending'] })
  expect(others.data.map(({ id, status }) => [id, status])).toEqual([
    [ids[3], 'pending'],
    [ids[2], 'inactive'],
  ])
  for (const query of [
    'statuses=active,pending',
    'statuses=active&statuses=pending',
    'statuses[]=active&statuses[]=pending',
  ]) {
    expect((await list(`user_id=${userId}&order=asc&${query}`)).ids).toEqual([ids[0], ids[1], ids[3]])
  }
  expect((await list(`user_id=${userId}&order=asc&statuses=`)).ids).toEqual([ids[0], ids[1]])
})

test('each item carries its user and the name of its organization', async () => {
  const { data } = await pair.workos.userManagement.listOrganizationMemberships({ userId: pair.userId, order: 'asc' })
  expect(data.map(({ organizationName }) => organizationName)).toEqual(['A', 'B'])
  const { body } = await pair.api.get(`/user_management/organization_memberships?user_id=${pair.userId}&limit=1`)
  const user = (await pair.api.get(`/user_management/users/${pair.userId}`)).body
  expect(body).toMatchObject({ data: [{ user }] })
})

test('a page ends where the limit says and the next one continues behind it', async () => {
  const all = 'statuses=active,inactive,pending'
  const first = await list(`user_id=${pair.userId}&limit=3&${all}`)
  expect(first).toMatchObject({ ids: [ids[3], ids[2], ids[1]], after: ids[1] })
  expect(await list(`user_id=${pair.userId}&limit=3&${all}&after=${first.after}`)).toMatchObject({
    ids: [ids[0]],
    after: null,
  })
})

test('the list of an organization holds its members, and with a user the one membership', async () => {
  const { workos, userId, organizationId, join } = await startWithPair()
  const { body: first } = await join()
  await join({ organization_id: (await workos.organizations.createOrganization({ name: 'Bar Corp' })).id })
  const { id: otherUser } = await workos.userManagement.createUser({ email: 'joe@example.com' })
  const second = await workos.userManagement.createOrganizationMembership({ userId: otherUser, organizationId })

  const { data } = await workos.userManagement.listOrganizationMemberships({ organizationId })
  expect(data.map(({ id }) => id)).toEqual([second.id, first.id])
  const one = await workos.userManagement.listOrganizationMemberships({ organizationId, userId })
  expect(one.data.map(({ id }) => id)).toEqual([first.id])
})

test('[T-3] another environment lists none of them, whatever it asks for', async () => {
  const { api } = await startServer()
  for (const query of [`user_id=${pair.userId}`, `user_id=${pair.userId}&before=${ids[0]}`]) {
    expect((await api.get(`/user_management/organization_memberships?${query}`)).body).toMatchObject({ data: [] })
  }
})

test('[I-3] invalid limits, orders, statuses and cursors are refused', async () => {
  for (const query of [
    'limit=0',
    'limit=101',
    'order=random',
    'statuses=gone',
    'after=user_01E4ZCR3C56J083X43JQXF3JK5',
    'user_id=a&user_id=b',
  ]) {
    expect((await list(`organization_id=${pair.organizationId}&${query}`)).status).toBe(422)
  }
})

test('the memberships that a sign-in chooses from are the active ones, with the names of their organizations', async () => {
  const memberships = await listActiveMembershipsOfUser(pair.environment, pair.userId)
  expect(memberships.map(({ id, organization_name, role_slugs }) => ({ id, organization_name, role_slugs }))).toEqual([
    { id: ids[0], organization_name: 'A', role_slugs: ['member'] },
    { id: ids[1], organization_name: 'B', role_slugs: ['member'] },
  ])
})

test('the organization that was asked for is among them, however many there are', async () => {
  const [oldest, youngest] = ids
  const { environment, userId } = pair
  const all = await listActiveMembershipsOfUser(environment, userId)
  const asked = all.find(({ id }) => id === youngest)?.organization_id ?? ''
  const order = (memberships: { id: string }[]) => memberships.map(({ id }) => id)
  expect(order(await listActiveMembershipsOfUser(environment, userId, asked))).toEqual([youngest, oldest])
  expect(order(await listActiveMembershipsOfUser(environment, userId, 'org_unknown'))).toEqual([oldest, youngest])
})
