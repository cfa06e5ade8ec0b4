import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { rotateActionSecret } from '../endpoints.ts'
import { ActionEndpointWithSecret, toActionEndpoint } from '../schemas.ts'

export const rotateActionSecretOperation = defineOperation({
  id: 'gatehouse.actions.rotate_secret',
  method: 'POST',
  path: '/action_endpoints/{id}/rotate_secret',
  summary: 'Rotate the secret of an action endpoint',
  description: 'The previous secret stops working immediately.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: ActionEndpointWithSecret },
  errors: [notFound],
  async handler({ params }, ctx) {
    const { row, secret } = await rotateActionSecret(ctx, params.id)
    return { ...toActionEndpoint(row), secret }
  },
})
