import { defineOperation } from '#platform/http/operation.ts'
import { badRequest, permissionSlugConflict } from '../errors.ts'
import { CreatePermission, Permission, toPermission } from '../schemas.ts'
import { createPermission } from '../service.ts'

export const createPermissionOperation = defineOperation({
  id: 'AuthorizationPermissionsController_create',
  method: 'POST',
  path: '/authorization/permissions',
  summary: 'Create a permission',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreatePermission,
  success: { status: 201, body: Permission },
  errors: [badRequest, permissionSlugConflict],
  async handler({ body }, ctx) {
    return toPermission(await createPermission(ctx, body))
  },
})
