import { defineOperation } from '#platform/http/operation.ts'
import { listRoles } from '../read-roles.ts'
import { RoleList, toRoleList } from '../schemas.ts'

export const listRolesOperation = defineOperation({
  id: 'AuthorizationRolesController_list',
  method: 'GET',
  path: '/authorization/roles',
  summary: 'List the roles of the environment',
  description: 'Highest priority first.',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: RoleList },
  async handler(_input, ctx) {
    return toRoleList(await listRoles(ctx))
  },
})
