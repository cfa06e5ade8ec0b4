import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listEndpoints } from '../endpoints.ts'
import { WebhookEndpoint } from '../schemas.ts'

export const listWebhookEndpointsOperation = defineOperation({
  id: 'WebhookEndpointsController_list',
  method: 'GET',
  path: '/webhook_endpoints',
  summary: 'List webhook endpoints',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(WebhookEndpoint) },
  async handler({ query }, ctx) {
    return toList(await listEndpoints(ctx, query), (endpoint) => endpoint)
  },
})
