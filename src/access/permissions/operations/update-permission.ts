import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readOnly, SlugParams } from '../../resource-types/index.ts'
import { Permission, toPermission, UpdateNames } from '../schemas.ts'
import { updatePermission } from '../service.ts'

export const updatePermissionOperation = defineOperation({
  id: 'AuthorizationPermissionsController_update',
  method: 'PATCH',
  path: '/authorization/permissions/{slug}',
  summary: 'Update a permission',
  description: 'Changes its name and description.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  body: UpdateNames,
  success: { status: 200, body: Permission },
  errors: [notFound, readOnly],
  async handler({ params, body }, ctx) {
    return toPermission(await updatePermission(ctx, params.slug, body))
  },
})
