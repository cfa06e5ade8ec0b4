import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { UpdateNames } from '../../permissions/index.ts'
import { readOnly } from '../../resource-types/index.ts'
import { OrganizationRoleParams, Role, toRole } from '../schemas.ts'
import { updateRole } from '../update-role.ts'

export const updateOrganizationRoleOperation = defineOperation({
  id: 'AuthorizationOrganizationRolesController_update',
  method: 'PATCH',
  path: '/authorization/organizations/{organizationId}/roles/{slug}',
  summary: 'Update a role of an organization',
  description: 'Changes its name and description.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: OrganizationRoleParams,
  body: UpdateNames,
  success: { status: 200, body: Role },
  errors: [notFound, readOnly],
  async handler({ params, body }, ctx) {
    return toRole(await updateRole(ctx, params, body))
  },
})
