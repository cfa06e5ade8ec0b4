import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { CustomerKey } from '../schemas.ts'
import { getCustomerKey } from '../service.ts'

export const getCustomerKeyOperation = defineOperation({
  id: 'gatehouse.customer_keys.get',
  method: 'GET',
  path: '/organizations/{id}/customer_key',
  summary: "Get an organization's own key",
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => sql`
    select 1 from vault_customer_keys where environment_id = ${ctx.environmentId} and organization_id = ${id} for update`,
  success: { status: 200, body: CustomerKey },
  errors: [notFound],
  handler: ({ params }, ctx) => getCustomerKey(ctx, params.id),
})
