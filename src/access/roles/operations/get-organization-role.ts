import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getRole } from '../read-roles.ts'
import { OrganizationRoleParams, Role, toRole } from '../schemas.ts'

export const getOrganizationRoleOperation = defineOperation({
  id: 'AuthorizationOrganizationRolesController_get',
  method: 'GET',
  path: '/authorization/organizations/{organizationId}/roles/{slug}',
  summary: 'Get a role that applies in an organization',
  surface: 'api',
  access: 'api_key',
  params: OrganizationRoleParams,
  lockRow: ({ organizationId, slug }, ctx) => sql`
    select 1 from roles where environment_id = ${ctx.environmentId} and organization_id = ${organizationId} and slug = ${slug} for update`,
  success: { status: 200, body: Role },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toRole(await getRole(ctx, params))
  },
})
