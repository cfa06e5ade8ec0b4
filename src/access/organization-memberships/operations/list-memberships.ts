import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { missingListOwner } from '../errors.ts'
import { membershipStatuses, OrganizationMembership, toMembership } from '../schemas.ts'
import { listMemberships } from '../service.ts'

export const listMembershipsOperation = defineOperation({
  id: 'UserlandUserOrganizationMembershipsController_list',
  method: 'GET',
  path: '/user_management/organization_memberships',
  summary: 'List organization memberships',
  description: 'Returns the memberships of a user, of an organization, or of a user in an organization.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String()),
    statuses: Type.Optional(
      Type.Array(Type.Enum([...membershipStatuses]), {
        description: 'Returns memberships with these statuses. Default: active.',
      }),
    ),
    user_id: Type.Optional(Type.String()),
  }),
  success: { status: 200, body: listOf(OrganizationMembership) },
  errors: [missingListOwner],
  async handler({ query }, ctx) {
    return toList(await listMemberships(ctx, query), toMembership)
  },
})
