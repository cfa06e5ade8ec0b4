import { defineOperation } from '#platform/http/operation.ts'
import { listRoles } from '../read-roles.ts'
import { RoleList, RoleOrder, toRoleList } from '../schemas.ts'
import { setPriority } from '../set-priority.ts'

export const setPriorityOperation = defineOperation({
  id: 'gatehouse.roles.priority',
  method: 'PUT',
  path: '/authorization/roles/priority',
  summary: 'Set the priority order of the roles',
  description: 'Highest priority first.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: RoleOrder,
  success: { status: 200, body: RoleList },
  async handler({ body }, ctx) {
    await setPriority(ctx, body.slugs)
    return toRoleList(await listRoles(ctx))
  },
})
