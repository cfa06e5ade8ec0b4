import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getGroupAssignment } from '../assignments/group-assignments.ts'
import { GroupAssignmentParams, GroupRoleAssignment, toGroupRoleAssignment } from '../assignments/schemas.ts'

export const getGroupRoleAssignmentOperation = defineOperation({
  id: 'AuthorizationGroupRoleAssignmentsController_get',
  method: 'GET',
  path: '/authorization/groups/{group_id}/role_assignments/{role_assignment_id}',
  summary: 'Get a role assignment of a group',
  surface: 'api',
  access: 'api_key',
  params: GroupAssignmentParams,
  success: { status: 200, body: GroupRoleAssignment },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toGroupRoleAssignment(await getGroupAssignment(ctx, params.group_id, params.role_assignment_id))
  },
})
