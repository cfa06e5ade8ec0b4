import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { endpointDisabled, testEventUnavailable } from '../errors.ts'
import { WebhookDelivery } from '../schemas.ts'
import { sendTestEvent } from '../test-event.ts'

export const sendTestEventOperation = defineOperation({
  id: 'gatehouse.webhooks.test',
  method: 'POST',
  path: '/webhook_endpoints/{id}/test',
  summary: 'Send a test event to a webhook endpoint',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ event: Type.Optional(Type.String({ description: 'The name of an event.' })) }),
  success: { status: 202, body: WebhookDelivery },
  errors: [notFound, endpointDisabled, testEventUnavailable],
  handler: ({ params, body }, ctx) => sendTestEvent(ctx, params.id, body.event),
})
