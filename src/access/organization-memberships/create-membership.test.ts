import { expect, test } from 'vitest'
import { notFoundBody } from '#test/not-found.ts'
import { startServer } from '#test/server.ts'
import { startWithPair } from './membership.fixture.ts'

test('a new member is active with the default role, can be read back, and is announced exactly once', async () => {
  const { workos, userId, organizationId, announced } = await startWithPair()
  const { userManagement } = workos

  const created = await userManagement.createOrganizationMembership({ userId, organizationId })

  expect(created).toMatchObject({
    object: 'organization_membership',
    userId,
    organizationId,
    organizationName: 'Foo Corp',
    status: 'active',
    directoryManaged: false,
    role: { slug: 'member' },
    roles: [{ slug: 'member' }],
    customAttributes: {},
  })
  expect(created.id).toMatch(/^om_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(await userManagement.getOrganizationMembership(created.id)).toEqual(created)
  expect(await announced('created')).toMatchObject([
    { data: { id: created.id, status: 'active', role: { slug: 'member' } } },
  ])
})

test('the answer carries the user and the name of the organization, the event neither', async () => {
  const { api, userId, join, announced } = await startWithPair()
  const { body } = await join()
  expect(body.user).toEqual((await api.get(`/user_management/users/${userId}`)).body)
  const [event] = await announced('created')
  const { user: _user, organization_name: _name, ...withoutBoth } = body
  expect(event?.data).toEqual(withoutBoth)
})

test('roles are given by slug or as a list, highest priority first', async () => {
  for (const [body, slugs] of [
    [{ role_slug: 'admin' }, ['admin']],
    [{ role_slugs: ['member', 'admin', 'member'] }, ['admin', 'member']],
  ] as const) {
    const { join } = await startWithPair()
    expect((await join(body)).body).toMatchObject({ role: { slug: slugs[0] }, roles: slugs.map((slug) => ({ slug })) })
  }
})

test('[T-3] a role that does not exist is a 422 invalid_role', async () => {
  const { join, announced } = await startWithPair()
  for (const body of [{ role_slug: 'owner' }, { role_slugs: ['member', 'owner'] }]) {
    expect(await join(body)).toMatchObject({ status: 422, body: { code: 'invalid_role' } })
  }
  expect(await announced('created')).toEqual([])
})

test('[I-2] both ways to name roles, an empty list and wrong types are a 422', async () => {
  const { join, announced } = await startWithPair()
  for (const body of [
    { role_slug: 'member', role_slugs: ['member'] },
    { role_slugs: [] },
    { role_slug: ['member'] },
    { role_slugs: 'member' },
    { role_slugs: [1] },
    { user_id: undefined },
    { organization_id: undefined },
    { user_id: 1 },
    { organization_id: null },
  ]) {
    expect(await join(body)).toMatchObject({ status: 422, body: { code: 'invalid_request_parameters' } })
  }
  expect(await announced('created')).toEqual([])
})

test('an active member cannot be made one again: a 409 that says so, and nothing changes', async () => {
  const { join, announced } = await startWithPair()
  await join()
  expect(await join({ role_slug: 'admin' })).toEqual({
    status: 409,
    body: { code: 'organization_membership_already_exists', message: 'The user already belongs to this organization.' },
  })
  expect(await announced('created')).toHaveLength(1)
  expect(await announced('updated')).toEqual([])
})

test('an inactive membership is activated with the given roles: the same id, an update and no creation', async () => {
  const { workos, join, announced } = await startWithPair()
  const { body: first } = await join({ role_slug: 'admin' })
  await workos.userManagement.deactivateOrganizationMembership(first.id)

  const { status, body } = await join()

  expect(status).toBe(201)
  expect(body).toMatchObject({ id: first.id, status: 'active', role: { slug: 'member' } })
  expect(await announced('created')).toHaveLength(1)
  expect(await announced('updated')).toMatchObject([
    { context: { previous_attributes: { status: 'active' } } },
    { context: { previous_attributes: { status: 'inactive', role: { slug: 'admin' }, roles: [{ slug: 'admin' }] } } },
  ])
})

test('a pending membership waits for its invitation: a 400, and nothing changes', async () => {
  const { api, join, force, announced } = await startWithPair()
  const { body: membership } = await join()
  await force(membership.id, 'pending')

  expect(await join({ role_slug: 'admin' })).toMatchObject({
    status: 400,
    body: { code: 'cannot_reactivate_pending_organization_membership' },
  })
  expect((await api.get(`/user_management/organization_memberships/${membership.id}`)).body).toEqual({
    ...membership,
    status: 'pending',
  })
  expect(await announced('updated')).toEqual([])
})

test('of two parallel creates of one pair exactly one succeeds, with one event', async () => {
  const { join, announced } = await startWithPair()
  const answers = await Promise.all([join(), join({ role_slug: 'admin' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await announced('created')).toHaveLength(1)
})

test('of two parallel creates of an inactive pair exactly one activates it, with one event', async () => {
  const { workos, join, announced, meetAt } = await startWithPair()
  const { body: membership } = await join()
  await workos.userManagement.deactivateOrganizationMembership(membership.id)
  const answers = await meetAt(membership.id, () => [join(), join({ role_slug: 'admin' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await announced('updated')).toHaveLength(2)
})

test('an unknown user or organization is a 404 that says which', async () => {
  const { join, announced } = await startWithPair()
  expect(await join({ user_id: 'user_01E4ZCR3C56J083X43JQXF3JK5' })).toEqual({
    status: 404,
    body: notFoundBody('User', 'user_01E4ZCR3C56J083X43JQXF3JK5'),
  })
  expect(await join({ organization_id: 'org_01E4ZCR3C56J083X43JQXF3JK5' })).toEqual({
    status: 404,
    body: notFoundBody('Organization', 'org_01E4ZCR3C56J083X43JQXF3JK5'),
  })
  expect(await announced('created')).toEqual([])
})

test('[T-3] a user or organization of another environment is as unknown, and joins nothing', async () => {
  const [ours, theirs] = [await startWithPair(), await startWithPair()]

  expect(await ours.join({ user_id: theirs.userId })).toMatchObject({
    status: 404,
    body: notFoundBody('User', theirs.userId),
  })
  expect(await ours.join({ organization_id: theirs.organizationId })).toMatchObject({
    status: 404,
    body: notFoundBody('Organization', theirs.organizationId),
  })
  for (const { userId, workos, announced } of [ours, theirs]) {
    expect((await workos.userManagement.listOrganizationMemberships({ userId })).data).toEqual([])
    expect(await announced('created')).toEqual([])
  }
})

test('[T-1] no operation of memberships answers without a key', async () => {
  const { api } = await startServer()
  for (const [method, path] of [
    ['GET', ''],
    ['POST', ''],
    ['GET', '/om_1'],
    ['PUT', '/om_1'],
    ['DELETE', '/om_1'],
    ['PUT', '/om_1/deactivate'],
    ['PUT', '/om_1/reactivate'],
  ] as const) {
    expect((await api.request(`/user_management/organization_memberships${path}`, { method, key: null })).status).toBe(
      401,
    )
  }
})
