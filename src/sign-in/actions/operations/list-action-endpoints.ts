import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { listActionEndpoints } from '../endpoints.ts'
import { ActionEndpoint, toActionEndpoint } from '../schemas.ts'

export const listActionEndpointsOperation = defineOperation({
  id: 'gatehouse.actions.list_endpoints',
  method: 'GET',
  path: '/action_endpoints',
  summary: 'List action endpoints',
  description: 'There is at most one for registrations and one for sign-ins.',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: Type.Object({ data: Type.Array(ActionEndpoint) }) },
  handler: async (_input, ctx) => ({ data: (await listActionEndpoints(ctx)).map(toActionEndpoint) }),
})
