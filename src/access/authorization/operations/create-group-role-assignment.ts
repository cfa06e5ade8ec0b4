import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createGroupAssignment } from '../assignments/group-assignments.ts'
import { Grant, GroupParams, GroupRoleAssignment, toGroupRoleAssignment } from '../assignments/schemas.ts'
import { duplicateGroupRoleAssignment, lockTimeout } from '../errors.ts'

export const createGroupRoleAssignmentOperation = defineOperation({
  id: 'AuthorizationGroupRoleAssignmentsController_create',
  method: 'POST',
  path: '/authorization/groups/{group_id}/role_assignments',
  summary: 'Assign a role to a group on a resource',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: GroupParams,
  body: Grant,
  success: { status: 201, body: GroupRoleAssignment },
  errors: [notFound, duplicateGroupRoleAssignment, lockTimeout],
  async handler({ params, body }, ctx) {
    return toGroupRoleAssignment(await createGroupAssignment(ctx, params.group_id, body))
  },
})
