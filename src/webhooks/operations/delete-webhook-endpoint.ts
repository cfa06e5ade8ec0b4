import { Type } from 'typebox'
import { defineOperation } from '../../platform/http/operation.ts'
import { deleteEndpoint } from '../endpoints.ts'
import { entityNotFound } from '../errors.ts'

export const deleteWebhookEndpointOperation = defineOperation({
  id: 'WebhookEndpointsController_delete',
  method: 'DELETE',
  path: '/webhook_endpoints/{id}',
  summary: 'Delete a webhook endpoint',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [entityNotFound],
  handler: ({ params }, ctx) => deleteEndpoint(ctx, params.id),
})
