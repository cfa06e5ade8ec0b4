import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { groupMembershipLimitExceeded } from '../errors.ts'
import { addGroupMember } from '../members.ts'
import { Group, toGroup } from '../schemas.ts'

export const addGroupMemberOperation = defineOperation({
  id: 'GroupMembershipsController_addMember',
  method: 'POST',
  path: '/organizations/{organizationId}/groups/{groupId}/organization-memberships',
  summary: 'Add an organization membership to a group',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ organizationId: Type.String(), groupId: Type.String() }),
  body: Type.Object({ organization_membership_id: Type.String() }),
  success: { status: 200, body: Group },
  errors: [notFound, groupMembershipLimitExceeded],
  async handler({ params, body }, ctx) {
    const { organizationId, groupId } = params
    return toGroup(await addGroupMember(ctx, organizationId, groupId, body.organization_membership_id))
  },
})
