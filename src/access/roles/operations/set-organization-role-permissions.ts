import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readOnly } from '../../resource-types/index.ts'
import { setPermissions } from '../role-permissions.ts'
import { OrganizationRoleParams, Role, SetPermissions, toRole } from '../schemas.ts'

export const setOrganizationRolePermissionsOperation = defineOperation({
  id: 'AuthorizationOrganizationRolePermissionsController_setPermissions',
  method: 'PUT',
  path: '/authorization/organizations/{organizationId}/roles/{slug}/permissions',
  summary: 'Replace the permissions of a role in an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: OrganizationRoleParams,
  body: SetPermissions,
  success: { status: 200, body: Role },
  errors: [notFound, readOnly],
  async handler({ params, body }, ctx) {
    return toRole(await setPermissions(ctx, params, body.permissions))
  },
})
