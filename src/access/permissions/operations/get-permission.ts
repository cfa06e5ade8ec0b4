import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SlugParams } from '../../resource-types/index.ts'
import { Permission, toPermission } from '../schemas.ts'
import { getPermission } from '../service.ts'

export const getPermissionOperation = defineOperation({
  id: 'AuthorizationPermissionsController_find',
  method: 'GET',
  path: '/authorization/permissions/{slug}',
  summary: 'Get a permission',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  lockRow: ({ slug }, ctx) => sql`
    select 1 from permissions where environment_id = ${ctx.environmentId} and slug = ${slug} for update`,
  success: { status: 200, body: Permission },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toPermission(await getPermission(ctx, params.slug))
  },
})
