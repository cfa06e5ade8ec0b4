import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

async function slugsAt(done: Kit['done'], path: string): Promise<string[]> {
  const { data } = (await done('GET', path)) as { data: { slug: string }[] }
  return data.map(({ slug }) => slug)
}

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const organization = member('organization_id')
    const role = await create('/authorization/roles', { slug: `guest-${name}`, name })
    const rolesOfOrganization = `/authorization/organizations/${organization}/roles`
    const organizationRole = await create(rolesOfOrganization, { name })
    const permission = member('permission_slug')
    await create(`${rolesOfOrganization}/${organizationRole.slug}/permissions`, { slug: permission })
    const roomRole = await create('/authorization/roles', {
      slug: `host-${name}`,
      name,
      resource_type_slug: `room-${name}`,
    })
    return {
      objects: {
        '/authorization/roles/': role.slug,
        '/authorization/organizations/': organization,
        '/authorization/organizations/{organizationId}/roles/': organizationRole.slug,
        '/authorization/organizations/{organizationId}/roles/{slug}/permissions/': permission,
      },
      members: { role_slug: roomRole.slug },
    }
  },
  calls: {
    AuthorizationRolesController_create: [{ events: ['role.created'] }],
    AuthorizationRolesController_update: [{ with: { name: 'Renamed' }, events: ['role.updated'] }],
    AuthorizationRolePermissionsController_setPermissions: [
      { with: ({ members }) => ({ permissions: [members.permission_slug] }), events: ['role.updated'] },
    ],
    AuthorizationRolePermissionsController_addPermission: [
      { with: ({ members }) => ({ slug: members.permission_slug }), events: ['role.updated'] },
    ],
    AuthorizationOrganizationRolesController_create: [{ events: ['organization_role.created'] }],
    AuthorizationOrganizationRolesController_update: [
      { with: { name: 'Renamed' }, events: ['organization_role.updated'] },
    ],
    AuthorizationOrganizationRolesController_delete: [{ events: ['organization_role.deleted'] }],
    AuthorizationOrganizationRolePermissionsController_setPermissions: [
      { with: { permissions: [] }, events: ['organization_role.updated'] },
    ],
    AuthorizationOrganizationRolePermissionsController_addPermission: [
      {
        first: ({ done, pathOf }) =>
          done('DELETE', pathOf('AuthorizationOrganizationRolePermissionsController_removePermission')),
        with: ({ members }) => ({ slug: members.permission_slug }),
        events: ['organization_role.updated'],
      },
    ],
    AuthorizationOrganizationRolePermissionsController_removePermission: [{ events: ['organization_role.updated'] }],
    'gatehouse.roles.priority': [
      { with: async ({ done }) => ({ slugs: (await slugsAt(done, '/authorization/roles')).reverse() }) },
    ],
    'gatehouse.roles.default': [{ with: { slug: 'admin' } }],
    'gatehouse.roles.delete': [{ events: ['role.deleted'] }],
    'gatehouse.organization_roles.priority': [
      {
        with: async ({ done, members }) => ({
          slugs: (await slugsAt(done, `/authorization/organizations/${members.organization_id}/roles`)).reverse(),
        }),
      },
    ],
    'gatehouse.organization_roles.default': [{ with: { slug: 'admin' } }],
  },
  endings: {
    organization: ['organization_role.deleted'],
  },
})
