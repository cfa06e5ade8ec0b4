import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readOnly } from '../errors.ts'
import { Permission, toPermission } from '../permission-schemas.ts'
import { updatePermission } from '../permissions.ts'
import { SlugParams, UpdateNames } from '../schemas.ts'

export const updatePermissionOperation = defineOperation({
  id: 'AuthorizationPermissionsController_update',
  method: 'PATCH',
  path: '/authorization/permissions/{slug}',
  summary: 'Update a permission',
  description: 'Changes its name and description.',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  body: UpdateNames,
  success: { status: 200, body: Permission },
  errors: [notFound, readOnly],
  async handler({ params, body }, ctx) {
    return toPermission(await updatePermission(ctx, params.slug, body))
  },
})
