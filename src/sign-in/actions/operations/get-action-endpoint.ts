import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getActionEndpoint } from '../endpoints.ts'
import { ActionEndpoint, toActionEndpoint } from '../schemas.ts'

export const getActionEndpointOperation = defineOperation({
  id: 'gatehouse.actions.get_endpoint',
  method: 'GET',
  path: '/action_endpoints/{id}',
  summary: 'Get an action endpoint',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from action_endpoints where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: ActionEndpoint },
  errors: [notFound],
  handler: async ({ params }, ctx) => toActionEndpoint(await getActionEndpoint(ctx, params.id)),
})
