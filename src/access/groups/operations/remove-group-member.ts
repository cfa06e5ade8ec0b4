import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { removeGroupMember } from '../members.ts'

export const removeGroupMemberOperation = defineOperation({
  id: 'GroupMembershipsController_removeMember',
  method: 'DELETE',
  path: '/organizations/{organizationId}/groups/{groupId}/organization-memberships/{omId}',
  summary: 'Remove an organization membership from a group',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ organizationId: Type.String(), groupId: Type.String(), omId: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => removeGroupMember(ctx, params.organizationId, params.groupId, params.omId),
})
