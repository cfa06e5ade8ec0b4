import { expect, test } from 'vitest'
import { race } from './contention.fixture.ts'
import { startWithGroup } from './group.fixture.ts'

test('an update changes what is given and nothing else, and is announced once with the old values', async () => {
  const { patch, groups, group, announced } = await startWithGroup()

  const { status, body } = await patch(`${groups}/${group.id}`, { name: 'Platform' })

  expect(status).toBe(200)
  expect(body).toEqual({ ...group, name: 'Platform', updated_at: (body as typeof group).updated_at })
  expect(await announced('group.updated')).toMatchObject([
    { data: { id: group.id, name: 'Platform' }, context: { previous_attributes: { name: 'Engineering' } } },
  ])
})

test('the SDK updates a group; without a description it sends null, which removes the one there was', async () => {
  const { workos, organizationId, group } = await startWithGroup()
  const updated = await workos.groups.updateGroup({ organizationId, groupId: group.id, name: 'Platform' })
  expect(updated).toMatchObject({ id: group.id, name: 'Platform', description: null })
  expect(await workos.groups.getGroup({ organizationId, groupId: group.id })).toEqual(updated)
})

test('an update that changes nothing is no update: no event, no new time', async () => {
  const { patch, groups, group, announced } = await startWithGroup()
  for (const body of [{}, { name: group.name }, { description: group.description }]) {
    expect(await patch(`${groups}/${group.id}`, body)).toEqual({ status: 200, body: group })
  }
  expect(await announced('group.updated')).toEqual([])
})

test('[I-2] a blank name is a 400, a wrong type or length a 422, and the group stays as it was', async () => {
  const { api, patch, groups, group, announced } = await startWithGroup()
  const path = `${groups}/${group.id}`
  expect(await patch(path, { name: ' ' })).toMatchObject({ status: 400, body: { code: 'bad_request' } })
  for (const body of [{ name: 1 }, { name: 'x'.repeat(257) }, { description: 'x'.repeat(151) }, { description: [] }]) {
    expect(await patch(path, body)).toMatchObject({ status: 422, body: { code: 'invalid_request_parameters' } })
  }
  expect((await api.get(path)).body).toEqual(group)
  expect(await announced('group.updated')).toEqual([])
})

test('of ten parallel updates to one name one is announced', async () => {
  const { environment, patch, groups, group, groupLock, announced } = await startWithGroup()
  const rename = () => patch(`${groups}/${group.id}`, { name: 'Platform' })
  const answers = await race(
    environment,
    groupLock,
    Array.from({ length: 10 }, () => rename),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(await announced('group.updated')).toHaveLength(1)
})

test('a deleted group is gone and announced exactly once; its members stay in the organization', async () => {
  const { workos, api, organizationId, groups, group, members, join, announced } = await startWithGroup()
  const membershipId = await join()
  await api.post(members, { organization_membership_id: membershipId })

  await workos.groups.deleteGroup({ organizationId, groupId: group.id })

  const gone = { status: 404, body: { message: `Group not found: '${group.id}'.` } }
  expect(await api.get(`${groups}/${group.id}`)).toMatchObject(gone)
  expect(await api.delete(`${groups}/${group.id}`)).toMatchObject(gone)
  expect(await api.get(members)).toMatchObject(gone)
  expect((await api.get(`/user_management/organization_memberships/${membershipId}`)).status).toBe(200)
  expect((await announced('group.deleted')).map(({ data }) => data)).toEqual([group])
  expect(await announced('group.member_removed')).toEqual([])
})

test('of ten parallel deletions one succeeds, with one event', async () => {
  const { api, groups, group, announced } = await startWithGroup()
  const answers = await Promise.all(Array.from({ length: 10 }, () => api.delete(`${groups}/${group.id}`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)])
  expect(await announced('group.deleted')).toHaveLength(1)
})

test('the groups of a deleted organization go with it', async () => {
  const { workos, api, organizationId, groups, group } = await startWithGroup()
  await workos.organizations.deleteOrganization(organizationId)
  for (const path of [groups, `${groups}/${group.id}`]) {
    expect(await api.get(path)).toMatchObject({
      status: 404,
      body: { message: `Organization not found: '${organizationId}'.` },
    })
  }
})

test('[T-3] a group is found in its own organization and environment only, and nothing of it changes elsewhere', async () => {
  const [ours, theirs] = [await startWithGroup(), await startWithGroup()]
  const { id: sibling } = await ours.workos.organizations.createOrganization({ name: 'Sibling' })
  const { group } = ours
  const groupMissing = { status: 404, body: { message: `Group not found: '${group.id}'.` } }
  const organizationMissing = { status: 404, body: { message: `Organization not found: '${ours.organizationId}'.` } }

  for (const [{ api, patch }, path, answer] of [
    [ours, `/organizations/${sibling}/groups/${group.id}`, groupMissing],
    [theirs, `${theirs.groups}/${group.id}`, groupMissing],
    [theirs, `${ours.groups}/${group.id}`, organizationMissing],
  ] as const) {
    expect(await api.get(path)).toMatchObject(answer)
    expect(await patch(path, { name: 'Stolen' })).toMatchObject(answer)
    expect(await api.delete(path)).toMatchObject(answer)
    expect(await api.get(`${path}/organization-memberships`)).toMatchObject(answer)
  }

  expect((await ours.api.get(`${ours.groups}/${group.id}`)).body).toEqual(group)
  expect([...(await ours.announced('group.updated')), ...(await ours.announced('group.deleted'))]).toEqual([])
})
