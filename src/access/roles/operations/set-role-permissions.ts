import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SlugParams } from '../../resource-types/index.ts'
import { setPermissions } from '../role-permissions.ts'
import { Role, SetPermissions, toRole } from '../schemas.ts'

export const setRolePermissionsOperation = defineOperation({
  id: 'AuthorizationRolePermissionsController_setPermissions',
  method: 'PUT',
  path: '/authorization/roles/{slug}/permissions',
  summary: 'Replace the permissions of a role',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  body: SetPermissions,
  success: { status: 200, body: Role },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    return toRole(await setPermissions(ctx, { organizationId: null, slug: params.slug }, body.permissions))
  },
})
