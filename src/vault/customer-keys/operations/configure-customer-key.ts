import { Type } from 'typebox'
import { commitWith, notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { CustomerKeySettings } from '#platform/key-providers/index.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../../vault-keys/index.ts'
import { customerKeyUnusable } from '../errors.ts'
import { CustomerKey } from '../schemas.ts'
import { configureCustomerKey } from '../service.ts'

export const configureCustomerKeyOperation = defineOperation({
  id: 'gatehouse.customer_keys.configure',
  method: 'PUT',
  path: '/organizations/{id}/customer_key',
  summary: "Set an organization's own key",
  description:
    'Checks that the key can encrypt and decrypt, then wraps with it the keys of all contexts with this `organization_id`. A key that fails the check is not stored.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  body: CustomerKeySettings,
  success: { status: 200, body: CustomerKey },
  errors: [
    notFound,
    platformErrors.invalidRequest,
    customerKeyUnusable,
    customerKeyRefused,
    keyProviderUnavailable,
    platformErrors.contended,
  ],
  async handler({ params, body }, ctx) {
    const verification = await configureCustomerKey(ctx, params.id, body)
    return verification.isVerified ? verification.key : commitWith(customerKeyUnusable(verification.why))
  },
})
