import { expect, test } from 'vitest'
import { createSession, findActiveSession } from '#people/sessions/index.ts'
import { defined } from '#platform/defined.ts'
import { findActiveMembership } from './index.ts'
import { type Pair, startWithPair } from './membership.fixture.ts'

async function put({ api }: Pair, id: string, body?: unknown) {
  const { status, body: answer } = await api.request(`/user_management/organization_memberships/${id}`, {
    method: 'PUT',
    ...defined({ body }),
  })
  return { status, body: answer }
}

function newSession({ environment, userId }: Pair, organizationId: string | null) {
  return environment.transaction((tx) =>
    createSession(tx, { userId, organizationId, authMethod: 'password', ipAddress: null, userAgent: null }),
  )
}

test('other roles take the place of those a membership had, announced once with the old ones', async () => {
  const pair = await startWithPair()
  const { workos, join, announced } = pair
  const { body: membership } = await join()

  const updated = await workos.userManagement.updateOrganizationMembership(membership.id, { roleSlug: 'admin' })

  expect(updated).toMatchObject({
    id: membership.id,
    status: 'active',
    role: { slug: 'admin' },
    roles: [{ slug: 'admin' }],
  })
  expect(await workos.userManagement.getOrganizationMembership(membership.id)).toEqual(updated)
  expect(await announced('updated')).toMatchObject([
    {
      data: { role: { slug: 'admin' } },
      context: { previous_attributes: { role: { slug: 'member' }, roles: [{ slug: 'member' }] } },
    },
  ])
})

test('an update that changes nothing is no update: no event, no new time', async () => {
  const pair = await startWithPair()
  const { body: membership } = await pair.join({ role_slugs: ['admin', 'member'] })
  for (const body of [{}, { role_slugs: ['member', 'admin'] }]) {
    expect(await put(pair, membership.id, body)).toEqual({ status: 200, body: membership })
  }
  expect(await pair.announced('updated')).toEqual([])
})

test('[I-2] [T-3] unknown roles, both ways to name them and wrong types are a 422, and nothing changes', async () => {
  const pair = await startWithPair()
  const { body: membership } = await pair.join()
  for (const body of [
    { role_slug: 'admin', role_slugs: ['admin'] },
    { role_slugs: [] },
    { role_slug: 1 },
    { role_slugs: [null] },
  ]) {
    expect(await put(pair, membership.id, body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_request_parameters' },
    })
  }
  expect(await put(pair, membership.id, { role_slug: 'owner' })).toMatchObject({
    status: 422,
    body: { code: 'invalid_role' },
  })
  expect((await pair.api.get(`/user_management/organization_memberships/${membership.id}`)).body).toEqual(membership)
  expect(await pair.announced('updated')).toEqual([])
})

test('a deactivated member keeps its role and is no active member; a second call changes nothing', async () => {
  const pair = await startWithPair()
  const { workos, environment, userId, organizationId, join, announced } = pair
  const { body: membership } = await join({ role_slug: 'admin' })

  const first = await workos.userManagement.deactivateOrganizationMembership(membership.id)
  const second = await workos.userManagement.deactivateOrganizationMembership(membership.id)

  expect(first).toMatchObject({ status: 'inactive', role: { slug: 'admin' } })
  expect(second).toEqual(first)
  expect(await findActiveMembership(environment, userId, organizationId)).toBeUndefined()
  expect(await announced('updated')).toMatchObject([{ context: { previous_attributes: { status: 'active' } } }])
})

test('a reactivated member has the role it had; a second call changes nothing', async () => {
  const pair = await startWithPair()
  const { workos, environment, userId, organizationId, join, announced } = pair
  const { body: membership } = await join({ role_slug: 'admin' })
  await workos.userManagement.deactivateOrganizationMembership(membership.id)

  const first = await workos.userManagement.reactivateOrganizationMembership(membership.id)
  const second = await workos.userManagement.reactivateOrganizationMembership(membership.id)

  expect(first).toMatchObject({ status: 'active', role: { slug: 'admin' } })
  expect(second).toEqual(first)
  expect(await findActiveMembership(environment, userId, organizationId)).toMatchObject({
    role_slugs: ['admin'],
    organization_name: 'Foo Corp',
  })
  expect(await announced('updated')).toHaveLength(2)
})

test('a pending membership can be neither deactivated nor reactivated', async () => {
  const pair = await startWithPair()
  const { body: membership } = await pair.join()
  await pair.force(membership.id, 'pending')
  for (const verb of ['deactivate', 'reactivate']) {
    expect(await put(pair, `${membership.id}/${verb}`)).toMatchObject({
      status: 400,
      body: { code: `cannot_${verb}_pending_organization_membership` },
    })
  }
  expect(await pair.announced('updated')).toEqual([])
})

test('[A-5] a deactivation ends the sessions in the organization and no other', async () => {
  const pair = await startWithPair()
  const { environment, workos, api, join, organizationId } = pair
  const { body: membership } = await join()
  const other = await workos.organizations.createOrganization({ name: 'Bar Corp' })
  const inside = await newSession(pair, organizationId)
  const elsewhere = [await newSession(pair, other.id), await newSession(pair, null)]

  await workos.userManagement.deactivateOrganizationMembership(membership.id)

  expect(await findActiveSession(environment, inside.id)).toBeUndefined()
  for (const { id } of elsewhere) expect(await findActiveSession(environment, id)).toBeDefined()
  expect((await api.get('/events?events=session.revoked')).body).toMatchObject({ data: [{ data: { id: inside.id } }] })
})

test('whatever is done to a membership, others of its user and of its organization stay as they are', async () => {
  const pair = await startWithPair()
  const { workos, organizationId, userId, join } = pair
  const { userManagement, organizations } = workos
  const other = await organizations.createOrganization({ name: 'Bar Corp' })
  const joe = await userManagement.createUser({ email: 'joe@example.com' })
  const bystanders = [
    await userManagement.createOrganizationMembership({ userId, organizationId: other.id }),
    await userManagement.createOrganizationMembership({ userId: joe.id, organizationId }),
  ].map(({ id }) => id)
  for (const id of bystanders) await userManagement.deactivateOrganizationMembership(id)
  const { id } = (await join()).body
  const others = () => Promise.all(bystanders.map((each) => userManagement.getOrganizationMembership(each)))
  const before = await others()

  await userManagement.updateOrganizationMembership(id, { roleSlug: 'admin' })
  await userManagement.deactivateOrganizationMembership(id)
  expect((await join()).body).toMatchObject({ id, status: 'active' })
  expect(await others()).toEqual(before)
  await userManagement.deleteOrganizationMembership(id)

  expect(await others()).toEqual(before)
})

test('[A-5] a deletion ends the sessions in the organization and no other', async () => {
  const pair = await startWithPair()
  const { environment, workos, join, organizationId } = pair
  const { body: membership } = await join()
  const inside = await newSession(pair, organizationId)
  const outside = await newSession(pair, null)

  await workos.userManagement.deleteOrganizationMembership(membership.id)

  expect(await findActiveSession(environment, inside.id)).toBeUndefined()
  expect(await findActiveSession(environment, outside.id)).toBeDefined()
})

test('of ten parallel deactivations one is announced', async () => {
  const pair = await startWithPair()
  const { body: membership } = await pair.join()
  const answers = await pair.meetAt(membership.id, () =>
    Array.from({ length: 10 }, () => put(pair, `${membership.id}/deactivate`)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(await pair.announced('updated')).toHaveLength(1)
})

test('a deleted membership is gone, is announced exactly once, and the pair is free again', async () => {
  const pair = await startWithPair()
  const { api, workos, join, announced } = pair
  const { body: membership } = await join()

  expect(await api.delete(`/user_management/organization_memberships/${membership.id}`)).toMatchObject({
    status: 200,
    body: undefined,
  })

  const again = await api.delete(`/user_management/organization_memberships/${membership.id}`)
  expect(again).toMatchObject({
    status: 404,
    body: { message: `Organization membership not found: '${membership.id}'.` },
  })
  expect(await announced('deleted')).toMatchObject([{ data: { id: membership.id } }])
  const { body: next } = await join()
  expect(next.id).not.toBe(membership.id)
  await workos.userManagement.deleteOrganizationMembership(next.id)
  expect(await announced('deleted')).toHaveLength(2)
})

test('[T-3] a membership of another environment is a 404 for every operation, and nothing of it changes', async () => {
  const [ours, theirs] = [await startWithPair(), await startWithPair()]
  const { body: membership } = await ours.join()
  const path = `/user_management/organization_memberships/${membership.id}`
  const answer = { status: 404, body: { message: `Organization membership not found: '${membership.id}'.` } }

  expect(await theirs.api.get(path)).toMatchObject(answer)
  expect(await theirs.api.delete(path)).toMatchObject(answer)
  expect(await put(theirs, membership.id, { role_slug: 'admin' })).toMatchObject(answer)
  for (const verb of ['deactivate', 'reactivate'])
    expect(await put(theirs, `${membership.id}/${verb}`)).toMatchObject(answer)

  expect((await ours.api.get(path)).body).toEqual(membership)
  expect([...(await ours.announced('updated')), ...(await ours.announced('deleted'))]).toEqual([])
})
