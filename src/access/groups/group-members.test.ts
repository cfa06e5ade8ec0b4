import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { race } from './contention.fixture.ts'
import { type GroupServer, startWithGroup } from './group.fixture.ts'
import { groupMembersLimit } from './limits.ts'

let server: GroupServer
beforeEach(async () => {
  server = await startWithGroup()
})

const add = (id: string) => server.api.post(server.members, { organization_membership_id: id })
const membershipMissing = (id: string) => ({
  status: 404,
  body: { message: `Organization membership not found: '${id}'.` },
})

test('an added member is in the group; the answer is the group, and the event names both', async () => {
  const { workos, organizationId, group, join, memberIds, announced } = server
  const organizationMembershipId = await join()

  const answer = await workos.groups.addOrganizationMembership({
    organizationId,
    groupId: group.id,
    organizationMembershipId,
  })

  expect(answer).toEqual(await workos.groups.getGroup({ organizationId, groupId: group.id }))
  expect(await memberIds()).toEqual([organizationMembershipId])
  expect((await announced('group.member_added')).map(({ data }) => data)).toEqual([
    { group_id: group.id, organization_membership_id: organizationMembershipId },
  ])
})

test('adding a member twice is a 200 like the first time, and no second event', async () => {
  const { group, join, memberIds, announced } = server
  const id = await join()
  for (let time = 0; time < 2; time++) expect(await add(id)).toMatchObject({ status: 200, body: group })
  expect(await memberIds()).toEqual([id])
  expect(await announced('group.member_added')).toHaveLength(1)
})

test('members whose membership is inactive can be added and stay in the group', async () => {
  const { workos, join, memberIds } = server
  const id = await join()
  await workos.userManagement.deactivateOrganizationMembership(id)
  expect((await add(id)).status).toBe(200)
  expect(await memberIds()).toEqual([id])
})

test('[T-3] a membership of another organization or environment is a 404, and no one is added', async () => {
  const { workos, join, memberIds, announced } = server
  const { id: sibling } = await workos.organizations.createOrganization({ name: 'Sibling' })
  const theirs = await startWithGroup()

  for (const id of [await join(sibling), await theirs.join(), 'om_01J00000000000000000000000', 'user_1', '']) {
    expect(await add(id)).toMatchObject(membershipMissing(id))
  }
  expect(await memberIds()).toEqual([])
  expect(await announced('group.member_added')).toEqual([])
})

test('[T-3] a member is neither added nor removed through another organization or environment', async () => {
  const { workos, api, group, join, memberIds, announced } = server
  const { id: sibling } = await workos.organizations.createOrganization({ name: 'Sibling' })
  const theirs = await startWithGroup()
  const [id, other] = [await join(), await join()]
  await add(id)

  for (const [client, path] of [
    [api, `/organizations/${sibling}/groups/${group.id}/organization-memberships`],
    [theirs.api, `${theirs.groups}/${group.id}/organization-memberships`],
    [theirs.api, server.members],
  ] as const) {
    expect((await client.post(path, { organization_membership_id: other })).status).toBe(404)
    expect((await client.delete(`${path}/${id}`)).status).toBe(404)
  }
  expect(await memberIds()).toEqual([id])
  expect(await announced('group.member_removed')).toEqual([])
})

test('[I-2] a body without a membership, or with something else in its place, is a 422', async () => {
  const { api, members, memberIds } = server
  for (const body of [{}, { organization_membership_id: null }, { organization_membership_id: ['om_1'] }]) {
    expect(await api.post(members, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters' },
    })
  }
  expect(await memberIds()).toEqual([])
})

test('of ten parallel additions of one membership all answer 200, and one is announced', async () => {
  const { join, memberIds, announced } = server
  const id = await join()
  const answers = await Promise.all(Array.from({ length: 10 }, () => add(id)))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(await memberIds()).toEqual([id])
  expect(await announced('group.member_added')).toHaveLength(1)
})

test('parallel additions of different memberships all take effect', async () => {
  const { join, memberIds, announced } = server
  const ids: string[] = []
  for (let i = 0; i < 8; i++) ids.push(await join())
  await Promise.all(ids.map(add))
  expect(await memberIds()).toEqual(ids)
  expect(await announced('group.member_added')).toHaveLength(8)
})

test('a removed member is out of the group and announced once; the second call is a 404, as for a member who never was in it', async () => {
  const { workos, api, organizationId, group, members, join, memberIds, announced } = server
  const [first, second] = [await join(), await join()]
  await add(first)
  await add(second)

  await workos.groups.removeOrganizationMembership({
    organizationId,
    groupId: group.id,
    organizationMembershipId: first,
  })

  expect(await memberIds()).toEqual([second])
  for (const id of [first, await join()]) {
    expect(await api.delete(`${members}/${id}`)).toMatchObject(membershipMissing(id))
  }
  expect((await announced('group.member_removed')).map(({ data }) => data)).toEqual([
    { group_id: group.id, organization_membership_id: first },
  ])
  expect((await api.get(`/user_management/organization_memberships/${first}`)).status).toBe(200)
})

test('of ten parallel removals one succeeds, with one event', async () => {
  const { api, members, join, announced } = server
  const id = await join()
  await add(id)
  const answers = await Promise.all(Array.from({ length: 10 }, () => api.delete(`${members}/${id}`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)])
  expect(await announced('group.member_removed')).toHaveLength(1)
})

test('a member who leaves the organization leaves its groups', async () => {
  const { workos, join, memberIds } = server
  const [leaver, deleted, stayer] = [await join(), await join(), await join()]
  for (const id of [leaver, deleted, stayer]) await add(id)
  const { userId } = await workos.userManagement.getOrganizationMembership(deleted)

  await workos.userManagement.deleteOrganizationMembership(leaver)
  await workos.userManagement.deleteUser(userId)

  expect(await memberIds()).toEqual([stayer])
})

test('an addition that meets the deletion of the organization is a 404, and both come to an end', async () => {
  const { environment, api, organizationId, join } = server
  const id = await join()
  const answers = await race(
    environment,
    sql`
      select 1 from organization_memberships
      where environment_id = ${environment.environmentId} and id = ${id} for update`,
    [() => api.delete(`/organizations/${organizationId}`), () => add(id)],
  )
  expect(answers.map(({ status }) => status)).toEqual([202, 404])
})

test('a full group takes no one more: of racing additions to the last place one succeeds, the others are a 400 group_membership_limit_exceeded', async () => {
  const { environment, groupLock, join, announced } = server
  await fill(groupMembersLimit - 1)
  const ids = [await join(), await join(), await join()]

  const answers = await race(
    environment,
    groupLock,
    ids.map((id) => () => add(id)),
  )

  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused).toHaveLength(2)
  for (const answer of refused) {
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'group_membership_limit_exceeded', message: 'A group can have at most 10,000 members.' },
    })
  }
  expect(await announced('group.member_added')).toHaveLength(1)
  const inside = ids.find((_, i) => answers[i]?.status === 200) ?? ''
  expect((await add(inside)).status).toBe(200)
})

/** Puts members into the group, behind the back of the API. */
async function fill(count: number): Promise<void> {
  const { environment, organizationId, group } = server
  const { environmentId } = environment
  const numbers = Array.from({ length: count }, (_, i) => String(i))
  await environment.transaction(async ({ db }) => {
    // Analyzed in between, or the checks of foreign keys are planned for the empty tables of before.
    db.send(sql`
      insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
      select ${environmentId}, 'user_' || n, n || '@bulk.example', n || '@bulk.example', true, now(), now()
      from unnest(${numbers}::text[]) n`)
    db.send(sql`analyze users`)
    db.send(sql`
      insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at,
        updated_at)
      select ${environmentId}, 'om_' || n, 'user_' || n, ${organizationId}, 'active', '{member}', now(), now()
      from unnest(${numbers}::text[]) n`)
    db.send(sql`analyze organization_memberships`)
    db.send(sql`
      insert into group_members (environment_id, group_id, organization_membership_id, created_at)
      select ${environmentId}, ${group.id}, 'om_' || n, now() from unnest(${numbers}::text[]) n`)
  })
}
