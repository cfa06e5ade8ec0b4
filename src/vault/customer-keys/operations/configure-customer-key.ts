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
    'Has the key encrypt something and decrypt it again, then wraps with it all that contexts with this `organization_id` use. A key that cannot is not stored.',
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
