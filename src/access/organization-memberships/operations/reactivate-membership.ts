import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { cannotReactivatePending } from '../errors.ts'
import { OrganizationMembership } from '../schemas.ts'
import { getMembership } from '../service.ts'
import { reactivateMembership } from '../transitions.ts'

export const reactivateMembershipOperation = defineOperation({
  id: 'UserlandUserOrganizationMembershipsController_reactivate',
  method: 'PUT',
  path: '/user_management/organization_memberships/{id}/reactivate',
  summary: 'Reactivate an organization membership',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: OrganizationMembership },
  errors: [notFound, cannotReactivatePending],
  async handler({ params }, ctx) {
    await reactivateMembership(ctx, params.id)
    return getMembership(ctx, params.id)
  },
})
