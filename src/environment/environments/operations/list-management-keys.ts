import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listManagementKeys } from '../management-keys.ts'
import { ManagementKey, toManagementKey } from '../schemas.ts'

export const listManagementKeysOperation = defineOperation({
  id: 'gatehouse.environments.keys.list',
  method: 'GET',
  path: '/environments/current/keys',
  summary: 'List the management keys of the environment',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(ManagementKey) },
  async handler({ query }, ctx) {
    return toList(await listManagementKeys(ctx, query), toManagementKey)
  },
})
