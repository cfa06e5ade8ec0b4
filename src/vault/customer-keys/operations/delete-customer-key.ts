import { Type } from 'typebox'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../../vault-keys/index.ts'
import { deleteCustomerKey } from '../service.ts'

export const deleteCustomerKeyOperation = defineOperation({
  id: 'gatehouse.customer_keys.delete',
  method: 'DELETE',
  path: '/organizations/{id}/customer_key',
  summary: "Delete an organization's own key",
  description:
    "Wraps by the server's own key again what the organization's key has wrapped, for which that is needed once more. With `force`, deletes it: what it encrypted is gone for good.",
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ force: Type.Optional(Type.Boolean()) }),
  success: { status: 204 },
  errors: [notFound, customerKeyRefused, keyProviderUnavailable, platformErrors.contended],
  handler: ({ params, query }, ctx) => deleteCustomerKey(ctx, params.id, { isForced: query.force === true }),
})
