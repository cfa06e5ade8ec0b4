import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { resendDelivery } from '../deliveries.ts'
import { endpointDisabled } from '../errors.ts'
import { WebhookDelivery } from '../schemas.ts'

export const resendDeliveryOperation = defineOperation({
  id: 'gatehouse.webhooks.deliveries.resend',
  method: 'POST',
  path: '/webhook_endpoints/{id}/deliveries/{delivery_id}/resend',
  summary: 'Resend a delivery',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String(), delivery_id: Type.String() }),
  success: { status: 202, body: WebhookDelivery },
  errors: [notFound, endpointDisabled],
  handler: ({ params }, ctx) => resendDelivery(ctx, { endpointId: params.id, deliveryId: params.delivery_id }),
})
