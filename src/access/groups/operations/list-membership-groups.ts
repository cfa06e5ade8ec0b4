import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listGroupsOfMembership } from '../members.ts'
import { Group, toGroup } from '../schemas.ts'

export const listMembershipGroupsOperation = defineOperation({
  id: 'OrganizationMembershipGroupsController_listGroups',
  method: 'GET',
  path: '/user_management/organization_memberships/{omId}/groups',
  summary: 'List the groups of an organization membership',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ omId: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(Group) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listGroupsOfMembership(ctx, params.omId, query), toGroup)
  },
})
