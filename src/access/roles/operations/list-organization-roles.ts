import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listOrganizationRoles } from '../read-roles.ts'
import { OrganizationParams, RoleList, toRoleList } from '../schemas.ts'

export const listOrganizationRolesOperation = defineOperation({
  id: 'AuthorizationOrganizationRolesController_list',
  method: 'GET',
  path: '/authorization/organizations/{organizationId}/roles',
  summary: 'List the roles that apply in an organization',
  description: 'Roles of the organization and of the environment, highest priority first.',
  surface: 'api',
  access: 'api_key',
  params: OrganizationParams,
  success: { status: 200, body: RoleList },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toRoleList(await listOrganizationRoles(ctx, params.organizationId))
  },
})
