import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { UpdateNames } from '../../permissions/index.ts'
import { SlugParams } from '../../resource-types/index.ts'
import { Role, toRole } from '../schemas.ts'
import { updateRole } from '../update-role.ts'

export const updateRoleOperation = defineOperation({
  id: 'AuthorizationRolesController_update',
  method: 'PATCH',
  path: '/authorization/roles/{slug}',
  summary: 'Update a role',
  description: 'Changes its name and description.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  body: UpdateNames,
  success: { status: 200, body: Role },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    return toRole(await updateRole(ctx, { organizationId: null, slug: params.slug }, body))
  },
})
