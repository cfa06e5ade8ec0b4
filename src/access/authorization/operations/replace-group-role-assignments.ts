import { notFound } from '#platform/http/errors.ts'
import { listOf } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { replaceGroupAssignments } from '../assignments/group-assignments.ts'
import {
  GroupParams,
  GroupRoleAssignment,
  ReplaceGroupRoleAssignments,
  toGroupRoleAssignment,
} from '../assignments/schemas.ts'
import { lockTimeout } from '../errors.ts'

export const replaceGroupRoleAssignmentsOperation = defineOperation({
  id: 'AuthorizationGroupRoleAssignmentsController_replaceGroupRoleAssignments',
  method: 'PUT',
  path: '/authorization/groups/{group_id}/role_assignments',
  summary: 'Replace the role assignments of a group',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: GroupParams,
  body: ReplaceGroupRoleAssignments,
  success: { status: 200, body: listOf(GroupRoleAssignment) },
  errors: [notFound, lockTimeout],
  async handler({ params, body }, ctx) {
    const rows = await replaceGroupAssignments(ctx, params.group_id, body.role_assignments)
    return {
      object: 'list',
      data: rows.map(toGroupRoleAssignment),
      list_metadata: { before: null, after: null },
    } as const
  },
})
