import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Permission, toPermission } from '../schemas.ts'
import { listPermissions } from '../service.ts'

export const listPermissionsOperation = defineOperation({
  id: 'AuthorizationPermissionsController_list',
  method: 'GET',
  path: '/authorization/permissions',
  summary: 'List permissions',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(Permission) },
  async handler({ query }, ctx) {
    return toList(await listPermissions(ctx, query), toPermission)
  },
})
