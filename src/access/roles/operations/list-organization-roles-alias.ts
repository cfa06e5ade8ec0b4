import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listOrganizationRoles } from '../read-roles.ts'
import { OrganizationParams, RoleList, toRoleList } from '../schemas.ts'

export const listOrganizationRolesAliasOperation = defineOperation({
  id: 'gatehouse.organizations.list_roles',
  method: 'GET',
  path: '/organizations/{organizationId}/roles',
  summary: 'List the roles of an organization, at the deprecated path',
  description:
    'Same as `GET /authorization/organizations/{organizationId}/roles`. Not in the official description, but used by the official migration tool.',
  surface: 'api',
  access: 'api_key',
  params: OrganizationParams,
  success: { status: 200, body: RoleList },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toRoleList(await listOrganizationRoles(ctx, params.organizationId))
  },
})
