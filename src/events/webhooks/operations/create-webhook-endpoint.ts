import { defineOperation } from '#platform/http/operation.ts'
import { createEndpoint } from '../endpoints.ts'
import { duplicateEndpoint, invalidUrl, noEvents } from '../errors.ts'
import { CreateWebhookEndpoint, WebhookEndpoint } from '../schemas.ts'

export const createWebhookEndpointOperation = defineOperation({
  id: 'WebhookEndpointsController_create',
  method: 'POST',
  path: '/webhook_endpoints',
  summary: 'Create a webhook endpoint',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateWebhookEndpoint,
  success: { status: 201, body: WebhookEndpoint },
  errors: [duplicateEndpoint, invalidUrl, noEvents],
  handler: ({ body }, ctx) => createEndpoint(ctx, body),
})
