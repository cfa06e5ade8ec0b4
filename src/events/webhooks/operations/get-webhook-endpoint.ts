import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getShownEndpoint } from '../endpoints.ts'
import { WebhookEndpoint } from '../schemas.ts'

export const getWebhookEndpointOperation = defineOperation({
  id: 'gatehouse.webhooks.endpoints.get',
  method: 'GET',
  path: '/webhook_endpoints/{id}',
  summary: 'Get a webhook endpoint',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from webhook_endpoints where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: WebhookEndpoint },
  errors: [notFound],
  handler: ({ params }, ctx) => getShownEndpoint(ctx, params.id),
})
