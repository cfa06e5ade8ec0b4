import { expect, test } from 'vitest'
import { createClient } from '#test/client.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'
import { startAuthorization } from '../authorization.fixture.ts'

test('a question to one server sees every change that another one acknowledged', async () => {
  const secrets = { databaseUrl: await createDatabase() }
  const [first, second] = [await startOwnServer({ secrets }), await startOwnServer({ secrets })]
  try {
    const { workos, role, resource, join, group, patch, api, organizationId } = await startAuthorization(
      async () => first,
    )
    const elsewhere = createClient(second.url, first.apiKey)
    await role('editor', 'project', ['project:edit'])
    const [one, other] = [await resource('project', 'p-1'), await resource('project', 'p-2')]
    const document = await resource('document', 'd-1', one)
    const id = await join()
    const groupId = await group()
    const grant = { organizationMembershipId: id, roleSlug: 'editor', resourceId: one.id }
    const member = { organizationId, groupId, organizationMembershipId: id }
    const see = async () => {
      const question = { permission_slug: 'project:edit', resource_id: document.id }
      const { body } = await elsewhere.post(`/authorization/organization_memberships/${id}/check`, question)
      return (body as { authorized: boolean }).authorized
    }
    const move = (parent: string) => patch(`/authorization/resources/${document.id}`, { parent_resource_id: parent })
    const permit = (permissions: string[]) =>
      workos.authorization.setEnvironmentRolePermissions('editor', { permissions })
    const ofGroup = `/authorization/groups/${groupId}/role_assignments`

    for (let round = 0; round < 3; round++) {
      await workos.authorization.assignRole(grant)
      expect(await see()).toBe(true)
      await move(other.id)
      expect(await see()).toBe(false)
      await move(one.id)
      expect(await see()).toBe(true)
      await permit([])
      expect(await see()).toBe(false)
      await permit(['project:edit'])
      await workos.userManagement.deactivateOrganizationMembership(id)
      expect(await see()).toBe(false)
      await workos.userManagement.reactivateOrganizationMembership(id)
      expect(await see()).toBe(true)
      await workos.authorization.removeRole(grant)
      expect(await see()).toBe(false)
      await api.put(ofGroup, { role_assignments: [{ role_slug: 'editor', resource_id: one.id }] })
      await workos.groups.addOrganizationMembership(member)
      expect(await see()).toBe(true)
      await workos.groups.removeOrganizationMembership(member)
      expect(await see()).toBe(false)
    }
  } finally {
    await Promise.all([first.close(), second.close()])
  }
})
