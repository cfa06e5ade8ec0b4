import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteActionEndpoint } from '../endpoints.ts'

export const deleteActionEndpointOperation = defineOperation({
  id: 'gatehouse.actions.delete_endpoint',
  method: 'DELETE',
  path: '/action_endpoints/{id}',
  summary: 'Delete an action endpoint',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteActionEndpoint(ctx, params.id),
})
