import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { RedirectUri, toRedirectUri } from '../schemas.ts'
import { listRedirectUris } from '../service.ts'

export const listRedirectUrisOperation = defineOperation({
  id: 'RedirectUrisController_list',
  method: 'GET',
  path: '/user_management/redirect_uris',
  summary: 'List redirect URIs',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(RedirectUri) },
  async handler({ query }, ctx) {
    return toList(await listRedirectUris(ctx, query), toRedirectUri)
  },
})
