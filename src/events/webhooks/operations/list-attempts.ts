import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listAttempts } from '../deliveries.ts'
import { WebhookAttempt } from '../schemas.ts'

export const listAttemptsOperation = defineOperation({
  id: 'gatehouse.webhooks.deliveries.attempts',
  method: 'GET',
  path: '/webhook_endpoints/{id}/deliveries/{delivery_id}/attempts',
  summary: 'List the attempts of a delivery',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String(), delivery_id: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(WebhookAttempt) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    const path = { endpointId: params.id, deliveryId: params.delivery_id }
    return toList(await listAttempts(ctx, path, query), (attempt) => attempt)
  },
})
