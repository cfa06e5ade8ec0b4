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
    'Wraps everything with the server’s key again, for which the organization’s key is needed once more. With `force`, the keys are deleted instead, and what they encrypted is lost.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({
    force: Type.Optional(
      Type.Boolean({
        description: 'Deletes the keys, and with them the values, if the organization’s key no longer unwraps them.',
      }),
    ),
  }),
  success: { status: 204 },
  errors: [notFound, customerKeyRefused, keyProviderUnavailable, platformErrors.contended],
  handler: ({ params, query }, ctx) => deleteCustomerKey(ctx, params.id, { isForced: query.force === true }),
})
