import { Type } from 'typebox'
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
  success: { status: 200, body: CustomerKey },
  errors: [notFound],
  handler: ({ params }, ctx) => getCustomerKey(ctx, params.id),
})
