import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Permission, toPermission } from '../permission-schemas.ts'
import { getPermission } from '../permissions.ts'
import { SlugParams } from '../schemas.ts'

export const getPermissionOperation = defineOperation({
  id: 'AuthorizationPermissionsController_find',
  method: 'GET',
  path: '/authorization/permissions/{slug}',
  summary: 'Get a permission',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  success: { status: 200, body: Permission },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toPermission(await getPermission(ctx, params.slug))
  },
})
