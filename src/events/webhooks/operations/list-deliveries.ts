import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listDeliveries } from '../deliveries.ts'
import { deliveryStates, WebhookDelivery } from '../schemas.ts'

export const listDeliveriesOperation = defineOperation({
  id: 'gatehouse.webhooks.deliveries.list',
  method: 'GET',
  path: '/webhook_endpoints/{id}/deliveries',
  summary: 'List the deliveries of a webhook endpoint',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: listQuery({
    state: Type.Optional(Type.Enum([...deliveryStates])),
    event: Type.Optional(Type.String({ description: 'The name of an event.' })),
  }),
  success: { status: 200, body: listOf(WebhookDelivery) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listDeliveries(ctx, params.id, query), (delivery) => delivery)
  },
})
