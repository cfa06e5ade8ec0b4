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
    'Wraps with the server’s key again what the organization’s key has wrapped, which takes that key once more. With `force`, deletes it instead: what it encrypted is lost for good.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ force: Type.Optional(Type.Boolean()) }),
  success: { status: 204 },
  errors: [notFound, customerKeyRefused, keyProviderUnavailable, platformErrors.contended],
  handler: ({ params, query }, ctx) => deleteCustomerKey(ctx, params.id, { isForced: query.force === true }),
})
