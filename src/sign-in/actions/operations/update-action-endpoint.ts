import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { updateActionEndpoint } from '../endpoints.ts'
import { invalidActionUrl } from '../errors.ts'
import { ActionEndpoint, toActionEndpoint, UpdateActionEndpoint } from '../schemas.ts'

export const updateActionEndpointOperation = defineOperation({
  id: 'gatehouse.actions.update_endpoint',
  method: 'PATCH',
  path: '/action_endpoints/{id}',
  summary: 'Update an action endpoint',
  description: 'Changes its URL, whether it is enabled, and the verdict if it does not respond.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateActionEndpoint,
  success: { status: 200, body: ActionEndpoint },
  errors: [notFound, invalidActionUrl],
  handler: async ({ params, body }, ctx) => toActionEndpoint(await updateActionEndpoint(ctx, params.id, body)),
})
