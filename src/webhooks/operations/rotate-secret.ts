import { Type } from 'typebox'
import { notFound } from '../../platform/http/errors.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { rotateSecret } from '../endpoints.ts'
import { WebhookEndpoint } from '../schemas.ts'

export const rotateSecretOperation = defineOperation({
  id: 'gatehouse.webhooks.rotate_secret',
  method: 'POST',
  path: '/webhook_endpoints/{id}/rotate_secret',
  summary: 'Give a webhook endpoint a new secret; the old one counts for another 24 hours',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: WebhookEndpoint },
  errors: [notFound],
  handler: ({ params }, ctx) => rotateSecret(ctx, params.id),
})
