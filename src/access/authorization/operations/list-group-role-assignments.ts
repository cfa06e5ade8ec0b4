import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listGroupAssignments } from '../assignments/group-assignments.ts'
import { GroupParams, GroupRoleAssignment, toGroupRoleAssignment } from '../assignments/schemas.ts'

export const listGroupRoleAssignmentsOperation = defineOperation({
  id: 'AuthorizationGroupRoleAssignmentsController_list',
  method: 'GET',
  path: '/authorization/groups/{group_id}/role_assignments',
  summary: 'List the role assignments of a group',
  surface: 'api',
  access: 'api_key',
  params: GroupParams,
  query: listQuery({}),
  success: { status: 200, body: listOf(GroupRoleAssignment) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listGroupAssignments(ctx, params.group_id, query), toGroupRoleAssignment)
  },
})
