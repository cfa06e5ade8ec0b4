import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { removeGroupAssignment } from '../assignments/group-assignments.ts'
import { GroupAssignmentParams } from '../assignments/schemas.ts'

export const removeGroupRoleAssignmentOperation = defineOperation({
  id: 'AuthorizationGroupRoleAssignmentsController_removeGroupRoleAssignment',
  method: 'DELETE',
  path: '/authorization/groups/{group_id}/role_assignments/{role_assignment_id}',
  summary: 'Remove a role assignment from a group',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: GroupAssignmentParams,
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => removeGroupAssignment(ctx, params.group_id, params.role_assignment_id),
})
