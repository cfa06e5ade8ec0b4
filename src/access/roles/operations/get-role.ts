import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SlugParams } from '../../resource-types/index.ts'
import { getRole } from '../read-roles.ts'
import { Role, toRole } from '../schemas.ts'

export const getRoleOperation = defineOperation({
  id: 'AuthorizationRolesController_get',
  method: 'GET',
  path: '/authorization/roles/{slug}',
  summary: 'Get a role',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  lockRow: ({ slug }, ctx) => sql`
    select 1 from roles where environment_id = ${ctx.environmentId} and organization_id is null and slug = ${slug} for update`,
  success: { status: 200, body: Role },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toRole(await getRole(ctx, { organizationId: null, slug: params.slug }))
  },
})
