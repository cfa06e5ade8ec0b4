import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { assignRole } from '../assignments/assign-role.ts'
import { Grant, MembershipParams, RoleAssignment, toRoleAssignment } from '../assignments/schemas.ts'
import { lockTimeout } from '../errors.ts'

export const assignRoleOperation = defineOperation({
  id: 'AuthorizationRoleAssignmentsController_assignRole',
  method: 'POST',
  path: '/authorization/organization_memberships/{organization_membership_id}/role_assignments',
  summary: 'Assign a role to a membership on a resource',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: MembershipParams,
  body: Grant,
  success: { status: 201, body: RoleAssignment },
  errors: [notFound, lockTimeout],
  async handler({ params, body }, ctx) {
    return toRoleAssignment(await assignRole(ctx, params.organization_membership_id, body))
  },
})
