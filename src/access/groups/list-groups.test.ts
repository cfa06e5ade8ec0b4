import { beforeAll, expect, test } from 'vitest'
import { type GroupServer, startWithGroup } from './group.fixture.ts'

let server: GroupServer
/** Ids of five groups, the first of which has three members; the first member is in all groups. Oldest first. */
const groupIds: string[] = []
const memberIds: string[] = []

beforeAll(async () => {
  server = await startWithGroup()
  const { workos, organizationId, group, join } = server
  groupIds.push(group.id)
  for (const name of ['A', 'B', 'C', 'D']) groupIds.push((await workos.groups.createGroup({ organizationId, name })).id)
  for (let i = 0; i < 3; i++) memberIds.push(await join())
  // Not in the order in which they joined the organization.
  for (const organizationMembershipId of [...memberIds].reverse())
    await workos.groups.addOrganizationMembership({ organizationId, groupId: group.id, organizationMembershipId })
  for (const groupId of groupIds.slice(1)) {
    const [organizationMembershipId = ''] = memberIds
    await workos.groups.addOrganizationMembership({ organizationId, groupId, organizationMembershipId })
  }
})

/** Each list with the ids that it holds, oldest first. */
const lists = () => [
  { path: server.groups, ids: groupIds },
  { path: server.members, ids: memberIds },
  { path: `/user_management/organization_memberships/${memberIds[0]}/groups`, ids: groupIds },
]

async function page(path: string, query: string) {
  const { status, body } = await server.api.get<{
    data?: { id: string }[]
    list_metadata?: { before: string | null; after: string | null }
  }>(`${path}?${query}`)
  const { data, list_metadata } = body
  return { status, ids: data?.map(({ id }) => id), ...list_metadata }
}

test('each list is newest first, and pages continue where the one before ended, in both directions', async () => {
  for (const { path, ids } of lists()) {
    const newestFirst = [...ids].reverse()
    expect(await page(path, '')).toEqual({ status: 200, ids: newestFirst, before: null, after: null })
    expect((await page(path, 'order=asc')).ids).toEqual(ids)
    const first = await page(path, 'limit=2')
    expect(first).toMatchObject({ ids: newestFirst.slice(0, 2), before: null, after: newestFirst[1] })
    const second = await page(path, `limit=2&after=${first.after}`)
    expect(second).toMatchObject({ ids: newestFirst.slice(2, 4), before: newestFirst[2] })
    expect(await page(path, `limit=2&before=${second.before}`)).toMatchObject({ ids: newestFirst.slice(0, 2) })
  }
})

test('the SDK walks through every page of each list', async () => {
  const { workos, organizationId, group } = server
  const groups = await workos.groups.listGroups({ organizationId })
  expect((await groups.autoPagination()).map(({ id }) => id)).toEqual([...groupIds].reverse())
  const members = await workos.groups.listOrganizationMemberships({ organizationId, groupId: group.id, order: 'asc' })
  expect(members.data.map(({ id }) => id)).toEqual(memberIds)
  const ofMember = await workos.userManagement.listGroupsForOrganizationMembership({
    organizationMembershipId: memberIds[1] ?? '',
  })
  expect(ofMember.data.map(({ id, name }) => [id, name])).toEqual([[groupIds[0], 'Engineering']])
})

test('a member is shown in the short form: the membership without its roles and its user', async () => {
  const { api, members } = server
  const { body: full } = await api.get<Record<string, unknown>>(
    `/user_management/organization_memberships/${memberIds[0]}`,
  )
  const { body } = await api.get<{ data: object[] }>(`${members}?order=asc&limit=1`)
  const { role: _role, roles: _roles, user: _user, ...shortForm } = full
  expect(body).toMatchObject({ data: [shortForm] })
  expect(Object.keys(body.data[0] ?? {}).sort()).toEqual(Object.keys(shortForm).sort())
})

test('a list of what does not exist is a 404 that says what is missing; of what is empty it is empty', async () => {
  const { api, workos, groups, join } = server
  const unknownId = '01J00000000000000000000000'
  for (const [path, missing] of [
    [`/organizations/org_${unknownId}/groups`, `Organization not found: 'org_${unknownId}'.`],
    [`${groups}/group_${unknownId}/organization-memberships`, `Group not found: 'group_${unknownId}'.`],
    [
      `/user_management/organization_memberships/om_${unknownId}/groups`,
      `Organization membership not found: 'om_${unknownId}'.`,
    ],
  ] as const) {
    expect(await api.get(path)).toMatchObject({ status: 404, body: { message: missing } })
  }
  const { id: empty } = await workos.organizations.createOrganization({ name: 'Empty' })
  const { id: lonely } = await workos.groups.createGroup({ organizationId: empty, name: 'Lonely' })
  const { id: bare } = await workos.organizations.createOrganization({ name: 'Bare' })
  for (const path of [
    `/organizations/${bare}/groups`,
    `/organizations/${empty}/groups/${lonely}/organization-memberships`,
    `/user_management/organization_memberships/${await join(empty)}/groups`,
  ]) {
    expect(await page(path, '')).toEqual({ status: 200, ids: [], before: null, after: null })
  }
})

test('[T-3] another environment lists none of them, whatever it asks for', async () => {
  const theirs = await startWithGroup()
  for (const { path } of lists()) expect((await theirs.api.get(path)).status).toBe(404)
  const { body } = await theirs.api.get(`${theirs.groups}?after=${groupIds[4]}&order=asc`)
  expect(body).toMatchObject({ data: [{ id: theirs.group.id }] })
})

test('[I-3] invalid limits, orders and cursors are refused', async () => {
  for (const { path } of lists()) {
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'order=random', 'after=org_01', 'before=a&before=b']) {
      expect((await page(path, query)).status, `${path}?${query}`).toBe(422)
    }
  }
})
