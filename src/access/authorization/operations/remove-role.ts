import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { removeRole } from '../assignments/assign-role.ts'
import { Grant, MembershipParams } from '../assignments/schemas.ts'

export const removeRoleOperation = defineOperation({
  id: 'AuthorizationRoleAssignmentsController_removeRoleByCriteria',
  method: 'DELETE',
  path: '/authorization/organization_memberships/{organization_membership_id}/role_assignments',
  summary: 'Remove a role from a membership on a resource',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: MembershipParams,
  body: Grant,
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params, body }, ctx) => removeRole(ctx, params.organization_membership_id, body),
})
