import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { rotateSecret } from '../endpoints.ts'
import { WebhookEndpoint } from '../schemas.ts'

export const rotateSecretOperation = defineOperation({
  id: 'gatehouse.webhooks.rotate_secret',
  method: 'POST',
  path: '/webhook_endpoints/{id}/rotate_secret',
  summary: 'Rotate the secret of a webhook endpoint',
  description:
    'For 24 hours, a delivery that the endpoint refuses is sent again with a signature by the previous secret.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: WebhookEndpoint },
  errors: [notFound],
  handler: ({ params }, ctx) => rotateSecret(ctx, params.id),
})
