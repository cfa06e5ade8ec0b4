import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

const onRoom = ({ members }: Kit) => ({ role_slug: members.role_slug, resource_id: members.resource_id })

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const organization = member('organization_id')
    const membership = member('organization_membership_id')
    const group = member('group_id')
    const permission = member('permission_slug')
    const { id, external_id, resource_type_slug } = await create('/authorization/resources', {
      organization_id: organization,
      resource_type_slug: `room-${name}`,
      external_id: `room-${name}`,
      name,
    })
    const grant = { role_slug: member('role_slug'), resource_id: id }
    const ofMembership = `/authorization/organization_memberships/${membership}/role_assignments`
    const assignment = await create(ofMembership, grant)
    const groupAssignment = await create(`/authorization/groups/${group}/role_assignments`, grant)
    const memberships = '/authorization/organization_memberships/'
    const resourcesOfOrganization = '/authorization/organizations/{organization_id}/resources/'
    return {
      objects: {
        '/authorization/resources/': id,
        '/authorization/resources/{resource_id}/organization_memberships/': membership,
        '/authorization/groups/': group,
        '/authorization/groups/{group_id}/role_assignments/': groupAssignment.id,
        [memberships]: membership,
        [`${memberships}{organization_membership_id}/role_assignments/`]: assignment.id,
        [`${memberships}{organization_membership_id}/resources/`]: resource_type_slug,
        [`${memberships}{organization_membership_id}/resources/{resource_id}`]: id,
        [`${memberships}{organization_membership_id}/resources/{resource_type_slug}/`]: external_id,
        [resourcesOfOrganization]: resource_type_slug,
        [`${resourcesOfOrganization}{resource_type_slug}/`]: external_id,
      },
      members: { resource_id: id, parent_resource_id: id },
      searches: {
        AuthorizationResourcesController_list: { organization_id: organization },
        AuthorizationController_listResourcesForMembership: { permission_slug: permission, parent_resource_id: id },
        AuthorizationResourcesController_listOrganizationMembershipsForResource: { permission_slug: permission },
        'gatehouse.authorization.explain': {
          organization_membership_id: membership,
          permission_slug: permission,
          resource_id: id,
        },
        AuthorizationResourcesByExternalIdController_listOrganizationMembershipsForResourceByExternalId: {
          permission_slug: permission,
        },
      },
    }
  },
  calls: {
    AuthorizationResourcesController_update: [{ with: { name: 'Renamed' } }],
    AuthorizationResourcesController_delete: [
      { with: ({ pathOf }) => ({ path: `${pathOf('AuthorizationResourcesController_delete')}?cascade_delete=true` }) },
    ],
    AuthorizationResourcesByExternalIdController_updateByExternalId: [{ with: { name: 'Renamed' } }],
    AuthorizationResourcesByExternalIdController_deleteByExternalId: [
      {
        with: ({ pathOf }) => ({
          path: `${pathOf('AuthorizationResourcesByExternalIdController_deleteByExternalId')}?cascade_delete=true`,
        }),
      },
    ],
    AuthorizationRoleAssignmentsController_assignRole: [
      {
        as: 'on a resource',
        first: ({ done, pathOf }) => done('DELETE', pathOf('AuthorizationRoleAssignmentsController_removeRoleById')),
        with: onRoom,
      },
      {
        as: 'on the organization',
        with: ({ members }) => ({
          role_slug: 'admin',
          resource_type_slug: 'organization',
          resource_external_id: members.organization_id,
        }),
        events: ['organization_membership.updated'],
      },
    ],
    AuthorizationRoleAssignmentsController_removeRoleByCriteria: [{ with: onRoom }],
    AuthorizationGroupRoleAssignmentsController_create: [
      {
        first: ({ done, pathOf }) =>
          done('DELETE', pathOf('AuthorizationGroupRoleAssignmentsController_removeGroupRoleAssignment')),
        with: onRoom,
      },
    ],
    AuthorizationGroupRoleAssignmentsController_replaceGroupRoleAssignments: [
      { with: (kit) => ({ role_assignments: [onRoom(kit), { role_slug: 'admin' }] }) },
    ],
    AuthorizationGroupRoleAssignmentsController_removeGroupRoleAssignments: [{ with: onRoom }],
    AuthorizationController_check: [{ with: ({ members }) => ({ resource_id: members.resource_id }) }],
    'gatehouse.authorization.checkMany': [
      {
        with: ({ members: { organization_membership_id, permission_slug, resource_id } }) => ({
          checks: [{ organization_membership_id, permission_slug, resource_id }],
        }),
      },
    ],
  },
})
