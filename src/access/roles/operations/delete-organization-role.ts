import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { badRequest } from '../../permissions/index.ts'
import { readOnly } from '../../resource-types/index.ts'
import { deleteOrganizationRole } from '../delete-roles.ts'
import { roleHasAssignments, roleHasGroupRoleMappings } from '../errors.ts'
import { OrganizationRoleParams } from '../schemas.ts'

export const deleteOrganizationRoleOperation = defineOperation({
  id: 'AuthorizationOrganizationRolesController_delete',
  method: 'DELETE',
  path: '/authorization/organizations/{organizationId}/roles/{slug}',
  summary: 'Delete a role of an organization',
  description: 'Refused while memberships or groups have the role.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: OrganizationRoleParams,
  success: { status: 204 },
  errors: [notFound, readOnly, badRequest, roleHasAssignments, roleHasGroupRoleMappings],
  handler: ({ params }, ctx) => deleteOrganizationRole(ctx, params.organizationId, params.slug),
})
