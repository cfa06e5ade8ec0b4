import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { removeRoleAssignment } from '../assignments/assign-role.ts'
import { MembershipAssignmentParams } from '../assignments/schemas.ts'
import { groupAssignmentReadOnly } from '../errors.ts'

export const removeRoleAssignmentOperation = defineOperation({
  id: 'AuthorizationRoleAssignmentsController_removeRoleById',
  method: 'DELETE',
  path: '/authorization/organization_memberships/{organization_membership_id}/role_assignments/{role_assignment_id}',
  summary: 'Remove a role assignment from a membership',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: MembershipAssignmentParams,
  success: { status: 204 },
  errors: [notFound, groupAssignmentReadOnly],
  handler: ({ params }, ctx) => removeRoleAssignment(ctx, params.organization_membership_id, params.role_assignment_id),
})
