import { defineOperation } from '#platform/http/operation.ts'
import { createActionEndpoint } from '../endpoints.ts'
import { actionEndpointExists, invalidActionUrl } from '../errors.ts'
import { ActionEndpointWithSecret, CreateActionEndpoint, toActionEndpoint } from '../schemas.ts'

export const createActionEndpointOperation = defineOperation({
  id: 'gatehouse.actions.create_endpoint',
  method: 'POST',
  path: '/action_endpoints',
  summary: 'Create an action endpoint',
  description: 'The endpoint then decides about registrations or sign-ins.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateActionEndpoint,
  success: { status: 201, body: ActionEndpointWithSecret },
  errors: [invalidActionUrl, actionEndpointExists],
  async handler({ body }, ctx) {
    const { row, secret } = await createActionEndpoint(ctx, body)
    return { ...toActionEndpoint(row), secret }
  },
})
