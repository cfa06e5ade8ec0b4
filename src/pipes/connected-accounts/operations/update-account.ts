import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import { accountDamaged, authMethodMismatch } from '../errors.ts'
import { updateAccount } from '../import.ts'
import { ConnectedAccount, ImportAccount, toConnectedAccount } from '../schemas.ts'
import { accountParams, accountPath, accountQuery, addressedOwner } from './account-address.ts'

export const updateAccountOperation = defineOperation({
  id: 'DataIntegrationsUserManagementController_updateUserDataInstallation',
  method: 'PUT',
  path: accountPath,
  summary: 'Update a connected account',
  description: 'Members that are missing stay as they are; a new `access_token` brings its own `expires_at`.',
  surface: 'api',
  access: 'api_key',
  params: accountParams,
  query: accountQuery,
  body: ImportAccount,
  success: { status: 200, body: ConnectedAccount },
  errors: [notFound, accountDamaged, authMethodMismatch, keyProviderUnavailable, customerKeyRefused],
  async handler(input, ctx) {
    return toConnectedAccount(await updateAccount(ctx, input.params.slug, addressedOwner(input), input.body))
  },
})
