import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConnectResource, toResource } from '../schemas.ts'
import { listResources } from '../service.ts'

export const listResourcesOperation = defineOperation({
  id: 'AuthkitOauthResourcesController_list',
  method: 'GET',
  path: '/user_management/authkit_oauth_resources',
  summary: 'List resources',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(ConnectResource) },
  async handler({ query }, ctx) {
    return toList(await listResources(ctx, query), toResource)
  },
})
