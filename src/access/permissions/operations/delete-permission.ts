import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readOnly, SlugParams } from '../../resource-types/index.ts'
import { deletePermission } from '../service.ts'

export const deletePermissionOperation = defineOperation({
  id: 'AuthorizationPermissionsController_delete',
  method: 'DELETE',
  path: '/authorization/permissions/{slug}',
  summary: 'Delete a permission',
  description: 'It is removed from every role.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  success: { status: 204 },
  errors: [notFound, readOnly],
  handler: ({ params }, ctx) => deletePermission(ctx, params.slug),
})
