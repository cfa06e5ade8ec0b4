import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteEndpoint } from '../endpoints.ts'

export const deleteWebhookEndpointOperation = defineOperation({
  id: 'WebhookEndpointsController_delete',
  method: 'DELETE',
  path: '/webhook_endpoints/{id}',
  summary: 'Delete a webhook endpoint',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteEndpoint(ctx, params.id),
})
