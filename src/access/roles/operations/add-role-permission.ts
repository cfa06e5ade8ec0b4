import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SlugParams } from '../../resource-types/index.ts'
import { addPermission } from '../role-permissions.ts'
import { AddPermission, Role, toRole } from '../schemas.ts'

export const addRolePermissionOperation = defineOperation({
  id: 'AuthorizationRolePermissionsController_addPermission',
  method: 'POST',
  path: '/authorization/roles/{slug}/permissions',
  summary: 'Add a permission to a role',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: SlugParams,
  body: AddPermission,
  success: { status: 200, body: Role },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    return toRole(await addPermission(ctx, { organizationId: null, slug: params.slug }, body.slug))
  },
})
