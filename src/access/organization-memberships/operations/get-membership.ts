import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { OrganizationMembership } from '../schemas.ts'
import { getMembership } from '../service.ts'

export const getMembershipOperation = defineOperation({
  id: 'UserlandUserOrganizationMembershipsController_get',
  method: 'GET',
  path: '/user_management/organization_memberships/{id}',
  summary: 'Get an organization membership',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: OrganizationMembership },
  errors: [notFound],
  handler: ({ params }, ctx) => getMembership(ctx, params.id),
})
