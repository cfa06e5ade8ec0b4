import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteMembership } from '../service.ts'

export const deleteMembershipOperation = defineOperation({
  id: 'UserlandUserOrganizationMembershipsController_delete',
  method: 'DELETE',
  path: '/user_management/organization_memberships/{id}',
  summary: 'Delete an organization membership',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 200 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteMembership(ctx, params.id),
})
