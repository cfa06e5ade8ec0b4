import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listAssignmentsOfMembership } from '../assignments/list-assignments.ts'
import { MembershipParams, RoleAssignment, resourceMembers, toRoleAssignment } from '../assignments/schemas.ts'

export const listMembershipRoleAssignmentsOperation = defineOperation({
  id: 'AuthorizationRoleAssignmentsController_listRoleAssignments',
  method: 'GET',
  path: '/authorization/organization_memberships/{organization_membership_id}/role_assignments',
  summary: 'List the role assignments of a membership',
  description: 'Includes the assignments of the membership itself and those of its groups.',
  surface: 'api',
  access: 'api_key',
  params: MembershipParams,
  query: listQuery(resourceMembers),
  success: { status: 200, body: listOf(RoleAssignment) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listAssignmentsOfMembership(ctx, params.organization_membership_id, query), toRoleAssignment)
  },
})
