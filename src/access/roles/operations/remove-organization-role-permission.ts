import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readOnly } from '../../resource-types/index.ts'
import { removePermission } from '../role-permissions.ts'
import { OrganizationRoleParams, Role, toRole } from '../schemas.ts'

export const removeOrganizationRolePermissionOperation = defineOperation({
  id: 'AuthorizationOrganizationRolePermissionsController_removePermission',
  method: 'DELETE',
  path: '/authorization/organizations/{organizationId}/roles/{slug}/permissions/{permissionSlug}',
  summary: 'Remove a permission from a role in an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ ...OrganizationRoleParams.properties, permissionSlug: Type.String() }),
  success: { status: 200, body: Role },
  errors: [notFound, readOnly],
  async handler({ params }, ctx) {
    return toRole(await removePermission(ctx, params, params.permissionSlug))
  },
})
