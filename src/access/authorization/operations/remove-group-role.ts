import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { removeGroupRole } from '../assignments/group-assignments.ts'
import { Grant, GroupParams } from '../assignments/schemas.ts'

export const removeGroupRoleOperation = defineOperation({
  id: 'AuthorizationGroupRoleAssignmentsController_removeGroupRoleAssignments',
  method: 'DELETE',
  path: '/authorization/groups/{group_id}/role_assignments',
  summary: 'Remove a role from a group on a resource',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: GroupParams,
  body: Grant,
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params, body }, ctx) => removeGroupRole(ctx, params.group_id, body),
})
