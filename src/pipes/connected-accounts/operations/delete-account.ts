import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { disconnectAccount } from '../end-accounts.ts'
import { invalidSelector, selectionRequired } from '../errors.ts'
import { toSelector } from '../select-account.ts'
import { accountParams, accountPath, accountQuery, addressedOwner } from './account-address.ts'

/** Only here: the service isn't notified, and may accept the tokens until they expire. */
export const deleteAccountOperation = defineOperation({
  id: 'DataIntegrationsUserManagementController_deleteUserDataInstallation',
  method: 'DELETE',
  path: accountPath,
  summary: 'Delete a connected account',
  description: 'Deletes its tokens here. The service is not notified and may accept them until they expire.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: accountParams,
  query: accountQuery,
  success: { status: 204 },
  errors: [notFound, invalidSelector, selectionRequired],
  handler: (input, ctx) => disconnectAccount(ctx, input.params.slug, addressedOwner(input), toSelector(input.query)),
})
