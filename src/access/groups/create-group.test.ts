import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { startWithGroup } from './group.fixture.ts'

test('a new group can be read back and is announced exactly once', async () => {
  const { workos, organizationId, announced } = await startWithGroup()

  const created = await workos.groups.createGroup({ organizationId, name: 'Finance', description: 'Counts it' })

  expect(created).toMatchObject({ object: 'group', organizationId, name: 'Finance', description: 'Counts it' })
  expect(created.id).toMatch(/^group_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(await workos.groups.getGroup({ organizationId, groupId: created.id })).toEqual(created)
  expect((await announced('group.created')).map(({ data }) => data)).toMatchObject([
    { name: 'Engineering' },
    { object: 'group', id: created.id, organization_id: organizationId, name: 'Finance', description: 'Counts it' },
  ])
})

test('a description may be left out or null, and a name may be taken: the groups have ids of their own', async () => {
  const { api, groups, group } = await startWithGroup()
  for (const body of [{ name: 'Engineering' }, { name: 'Engineering', description: null }]) {
    const answer = await api.post(groups, body)
    expect(answer).toMatchObject({ status: 201, body: { name: 'Engineering', description: null } })
    expect(answer.body).not.toMatchObject({ id: group.id })
  }
})

test('a blank name is a 400 bad_request, and nothing is stored', async () => {
  const { api, groups, announced } = await startWithGroup()
  for (const name of ['', ' ', '\t\n\u00a0\u2003']) {
    expect(await api.post(groups, { name })).toMatchObject({ status: 400, body: { code: 'bad_request' } })
  }
  expect(await announced('group.created')).toHaveLength(1)
})

test('[I-2] wrong types and texts over their limits are a 422; texts at the limit are taken as they are', async () => {
  const { api, groups, announced } = await startWithGroup()
  for (const body of [
    {},
    { name: null },
    { name: ['Finance'] },
    { name: 'x'.repeat(257) },
    { name: 'Finance', description: 1 },
    { name: 'Finance', description: 'x'.repeat(151) },
  ]) {
    expect(await api.post(groups, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters' },
    })
  }
  expect(await announced('group.created')).toHaveLength(1)
  const longest = { name: '名'.repeat(256), description: 'é'.repeat(150) }
  expect(await api.post(groups, longest)).toMatchObject({ status: 201, body: longest })
})

test('[T-3] an organization that does not exist, or is another environment’s, gets no group', async () => {
  const { api, organizationId, announced } = await startWithGroup()
  const theirs = await startServer()
  const { id: foreign } = await theirs.workos.organizations.createOrganization({ name: 'Bar Corp' })

  for (const id of [foreign, 'org_01J00000000000000000000000']) {
    expect(await api.post(`/organizations/${id}/groups`, { name: 'Finance' })).toMatchObject({
      status: 404,
      body: { message: `Organization not found: '${id}'.` },
    })
  }
  expect(await announced('group.created')).toMatchObject([{ data: { organization_id: organizationId } }])
  expect((await theirs.api.get(`/organizations/${foreign}/groups`)).body).toMatchObject({ data: [] })
})

test('a repeated Idempotency-Key makes one group', async () => {
  const { api, groups, announced } = await startWithGroup()
  const create = () => api.post(groups, { name: 'Finance' }, { 'idempotency-key': 'once' })
  const [first, second] = await Promise.all([create(), create()])
  expect(second.body).toEqual(first.body)
  expect(await announced('group.created')).toHaveLength(2)
})
