import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { cannotDeactivatePending } from '../errors.ts'
import { OrganizationMembership } from '../schemas.ts'
import { getMembership } from '../service.ts'
import { deactivateMembership } from '../transitions.ts'

export const deactivateMembershipOperation = defineOperation({
  id: 'UserlandUserOrganizationMembershipsController_deactivate',
  method: 'PUT',
  path: '/user_management/organization_memberships/{id}/deactivate',
  summary: 'Deactivate an organization membership',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: OrganizationMembership },
  errors: [notFound, cannotDeactivatePending],
  async handler({ params }, ctx) {
    await deactivateMembership(ctx, params.id)
    return getMembership(ctx, params.id)
  },
})
