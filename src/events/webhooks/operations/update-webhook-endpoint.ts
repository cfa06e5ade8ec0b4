import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { updateEndpoint } from '../endpoints.ts'
import { duplicateEndpoint, invalidUrl, noEvents } from '../errors.ts'
import { UpdateWebhookEndpoint, WebhookEndpoint } from '../schemas.ts'

export const updateWebhookEndpointOperation = defineOperation({
  id: 'WebhookEndpointsController_update',
  method: 'PATCH',
  path: '/webhook_endpoints/{id}',
  summary: 'Update a webhook endpoint',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateWebhookEndpoint,
  success: { status: 200, body: WebhookEndpoint },
  errors: [notFound, duplicateEndpoint, invalidUrl, noEvents],
  handler: ({ params, body }, ctx) => updateEndpoint(ctx, params.id, body),
})
