import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createBilling, rolesPath, slugsOf, startRoles } from './roles.fixture.ts'

test('a deleted role is gone from the list and is announced exactly once; a second delete is a 404', async () => {
  const server = await startRoles()
  const organizationId = await server.organization()
  await createBilling(server, organizationId)
  const path = rolesPath(organizationId, '/org-billing')

  expect(await server.api.delete(path)).toMatchObject({ status: 204, body: undefined })
  expect(await server.api.delete(path)).toMatchObject({
    status: 404,
    body: { message: "Role not found: 'org-billing'." },
  })

  expect(slugsOf(await server.workos.authorization.listOrganizationRoles(organizationId))).toEqual(['admin', 'member'])
  expect(await server.announced('organization_role.deleted')).toMatchObject([{ data: { slug: 'org-billing' } }])
  expect((await createBilling(server, organizationId)).slug).toBe('org-billing')
})

test('a role that a member has, active or not, is not deleted: a 409 role_has_assignments', async () => {
  const server = await startRoles()
  const organizationId = await server.organization()
  await createBilling(server, organizationId)
  const member = await server.member(organizationId, ['admin', 'org-billing'])
  const refused = {
    status: 409,
    body: {
      code: 'role_has_assignments',
      message: 'Memberships have the role "org-billing". Give them another role first.',
    },
  }
  const { userManagement } = server.workos

  expect(await server.api.delete(rolesPath(organizationId, '/org-billing'))).toMatchObject(refused)
  await userManagement.deactivateOrganizationMembership(member.id)
  expect(await server.api.delete(rolesPath(organizationId, '/org-billing'))).toMatchObject(refused)
  expect(await server.announced('organization_role.deleted')).toEqual([])

  await userManagement.updateOrganizationMembership(member.id, { roleSlug: 'admin' })
  expect((await server.api.delete(rolesPath(organizationId, '/org-billing'))).status).toBe(204)
})

test("the organization's default role is not deleted: a 400 bad_request", async () => {
  const server = await startRoles()
  const organizationId = await server.organization()
  await createBilling(server, organizationId)
  await server.put(rolesPath(organizationId, '/default'), { slug: 'org-billing' })
  expect(await server.api.delete(rolesPath(organizationId, '/org-billing'))).toMatchObject({
    status: 400,
    body: {
      code: 'bad_request',
      message: '"org-billing" is the organization\'s default role. Make another role the default first.',
    },
  })
  await server.put(rolesPath(organizationId, '/default'), { slug: 'member' })
  expect((await server.api.delete(rolesPath(organizationId, '/org-billing'))).status).toBe(204)
})

test('of a delete and parallel assignments either the role goes or it is assigned, never both', async () => {
  const server = await startRoles()
  const organizationId = await server.organization()
  const members = await Promise.all(Array.from({ length: 4 }, () => server.member(organizationId)))
  await createBilling(server, organizationId)

  const answers = await server.meetAt<{ status: number }>(
    sql`select from organization_memberships where organization_id = ${organizationId} for update`,
    () =>
      members.map(({ id }) =>
        server.put(`/user_management/organization_memberships/${id}`, { role_slug: 'org-billing' }),
      ),
    () => [server.api.delete(rolesPath(organizationId, '/org-billing'))],
  )

  const held = (await Promise.all(members.map((member) => member.roles()))).flat()
  expect([
    { statuses: [200, 200, 200, 200, 409], held: Array(4).fill('org-billing') },
    { statuses: [422, 422, 422, 422, 204], held: Array(4).fill('member') },
  ]).toContainEqual({ statuses: answers.map(({ status }) => status), held })
})

test('a deleted organization takes its roles and their order along', async () => {
  const server = await startRoles()
  const organizationId = await server.organization()
  await createBilling(server, organizationId)
  await server.workos.organizations.deleteOrganization(organizationId)
  expect((await server.api.get(rolesPath(organizationId, '/org-billing'))).status).toBe(404)
})
