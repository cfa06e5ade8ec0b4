import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
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
  lockRow: ({ id }, ctx) => sql`
    select 1 from organization_memberships where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  unversioned: ['organization_name', 'user'],
  success: { status: 200, body: OrganizationMembership },
  errors: [notFound],
  handler: ({ params }, ctx) => getMembership(ctx, params.id),
})
