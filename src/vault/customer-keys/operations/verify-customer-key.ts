import { Type } from 'typebox'
import { commitWith, notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyUnusable } from '../errors.ts'
import { CustomerKey } from '../schemas.ts'
import { verifyCustomerKey } from '../service.ts'

export const verifyCustomerKeyOperation = defineOperation({
  id: 'gatehouse.customer_keys.verify',
  method: 'POST',
  path: '/organizations/{id}/customer_key/verify',
  summary: "Verify an organization's own key",
  description: 'Checks that the key can encrypt and decrypt.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: CustomerKey },
  errors: [notFound, customerKeyUnusable],
  async handler({ params }, ctx) {
    const verification = await verifyCustomerKey(ctx, params.id)
    return verification.isVerified ? verification.key : commitWith(customerKeyUnusable(verification.why))
  },
})
