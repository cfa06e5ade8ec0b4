import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listGroupMembers } from '../members.ts'
import { GroupMember, toGroupMember } from '../schemas.ts'

export const listGroupMembersOperation = defineOperation({
  id: 'GroupMembershipsController_listMembers',
  method: 'GET',
  path: '/organizations/{organizationId}/groups/{groupId}/organization-memberships',
  summary: 'List the members of a group',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organizationId: Type.String(), groupId: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(GroupMember) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listGroupMembers(ctx, params.organizationId, params.groupId, query), toGroupMember)
  },
})
