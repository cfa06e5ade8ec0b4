import { expect, test } from 'vitest'
import { startAuthorization } from './authorization.fixture.ts'

// The calls of the official SDK that other tests make by their paths alone.

test('resources are changed and deleted by their id and by their external id', async () => {
  const { workos, organizationId, resource } = await startAuthorization()
  const { authorization } = workos
  const { id: resourceId } = await resource('project', 'first')
  await resource('project', 'second')
  const second = { organizationId, resourceTypeSlug: 'project', externalId: 'second' }

  expect(await authorization.updateResource({ resourceId, name: 'Renamed' })).toMatchObject({ name: 'Renamed' })
  expect(await authorization.updateResourceByExternalId({ ...second, description: 'Described' })).toMatchObject({
    name: 'second',
    description: 'Described',
  })
  await authorization.deleteResourceByExternalId(second)
  await expect(authorization.getResourceByExternalId(second)).rejects.toMatchObject({ status: 404 })
  expect((await authorization.getResource(resourceId)).name).toBe('Renamed')
})

test('who may do something on a resource, and by which assignments, is listed by its id and by its external id', async () => {
  const { workos, organizationId, resource, role, join } = await startAuthorization()
  const { authorization } = workos
  await role('editor', 'project', ['project:edit'])
  const { id: resourceId } = await resource('project', 'first')
  const [member] = [await join(), await join()]
  await authorization.assignRole({ organizationMembershipId: member, roleSlug: 'editor', resourceId })
  const first = { organizationId, resourceTypeSlug: 'project', externalId: 'first' }
  const permissionSlug = 'project:edit'

  for (const assignments of [
    await authorization.listRoleAssignmentsForResource({ resourceId }),
    await authorization.listResourceRoleAssignments(first),
  ]) {
    expect(assignments.data).toMatchObject([{ organizationMembershipId: member, role: { slug: 'editor' } }])
  }
  for (const memberships of [
    await authorization.listMembershipsForResource({ resourceId, permissionSlug }),
    await authorization.listMembershipsForResourceByExternalId({ ...first, permissionSlug }),
  ]) {
    expect(memberships.data.map(({ id }) => id)).toEqual([member])
  }
})

test('a permission is added to a role of an organization', async () => {
  const { workos, organizationId, role } = await startAuthorization()
  const { authorization } = workos
  await role('editor', 'organization', ['page:edit'])
  const { slug } = await authorization.createOrganizationRole(organizationId, { name: 'Lead', slug: 'org-lead' })

  expect(
    await authorization.addOrganizationRolePermission(organizationId, slug, { permissionSlug: 'page:edit' }),
  ).toMatchObject({ slug: 'org-lead', permissions: ['page:edit'] })
})
