import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readOnly } from '../../resource-types/index.ts'
import { addPermission } from '../role-permissions.ts'
import { AddPermission, OrganizationRoleParams, Role, toRole } from '../schemas.ts'

export const addOrganizationRolePermissionOperation = defineOperation({
  id: 'AuthorizationOrganizationRolePermissionsController_addPermission',
  method: 'POST',
  path: '/authorization/organizations/{organizationId}/roles/{slug}/permissions',
  summary: 'Add a permission to a role in an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: OrganizationRoleParams,
  body: AddPermission,
  success: { status: 200, body: Role },
  errors: [notFound, readOnly],
  async handler({ params, body }, ctx) {
    return toRole(await addPermission(ctx, params, body.slug))
  },
})
