import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listOrganizationRoles } from '../read-roles.ts'
import { OrganizationParams, RoleList, RoleOrder, toRoleList } from '../schemas.ts'
import { setOrganizationPriority } from '../set-priority.ts'

export const setOrganizationPriorityOperation = defineOperation({
  id: 'gatehouse.organization_roles.priority',
  method: 'PUT',
  path: '/authorization/organizations/{organizationId}/roles/priority',
  summary: 'Set the priority order of roles in an organization',
  description: 'Highest priority first. The order applies only to this organization.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: OrganizationParams,
  body: RoleOrder,
  success: { status: 200, body: RoleList },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    await setOrganizationPriority(ctx, params.organizationId, body.slugs)
    return toRoleList(await listOrganizationRoles(ctx, params.organizationId))
  },
})
