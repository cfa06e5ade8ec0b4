import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

test('a deleted user is gone with its memberships, is announced exactly once, and its address is free again', async () => {
  const { workos, api } = await startServer()
  const { userManagement } = workos
  const organization = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  const user = await userManagement.createUser({ email: 'jane@example.com', externalId: 'ext_1' })
  const membership = await userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
  })

  const deleted = await api.delete(`/user_management/users/${user.id}`)

  expect(deleted).toMatchObject({ status: 200, body: undefined })
  for (const path of [`users/${user.id}`, 'users/external_id/ext_1', `organization_memberships/${membership.id}`]) {
    expect((await api.get(`/user_management/${path}`)).status).toBe(404)
  }
  expect((await api.delete(`/user_management/users/${user.id}`)).status).toBe(404)
  const { data: events } = await workos.events.listEvents({ events: ['user.deleted'] })
  expect(events.map((event) => event.data)).toEqual([user])
  expect((await userManagement.createUser({ email: 'jane@example.com', externalId: 'ext_1' })).id).not.toBe(user.id)
})

test('the sessions of a deleted user end, and are announced as ended', async () => {
  const { workos, clientId } = await startServer()
  const { userManagement } = workos
  const password = 'a sturdy long passphrase'
  const user = await userManagement.createUser({ email: 'jane@example.com', password, emailVerified: true })
  const { refreshToken } = await userManagement.authenticateWithPassword({ clientId, email: user.email, password })

  await userManagement.deleteUser(user.id)

  const refreshed = userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  await expect(refreshed).rejects.toMatchObject({ error: 'invalid_grant' })
  const { data: events } = await workos.events.listEvents({ events: ['session.revoked', 'user.deleted'] })
  expect(events.map(({ event }) => event)).toEqual(['session.revoked', 'user.deleted'])
})

test('the SDK deletes a user', async () => {
  const { workos } = await startServer()
  const user = await workos.userManagement.createUser({ email: 'jane@example.com' })
  await workos.userManagement.deleteUser(user.id)
  expect((await workos.userManagement.listUsers()).data).toEqual([])
})

test('[T-3] a user of another environment is a 404, and is still there', async () => {
  const [ours, theirs] = [await startServer(), await startServer()]
  const user = await ours.workos.userManagement.createUser({ email: 'jane@example.com' })

  expect((await theirs.api.delete(`/user_management/users/${user.id}`)).status).toBe(404)
  expect(await ours.workos.userManagement.getUser(user.id)).toEqual(user)
  expect((await ours.workos.events.listEvents({ events: ['user.deleted'] })).data).toEqual([])
})
