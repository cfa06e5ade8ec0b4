import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import { accountDamaged, authMethodMismatch, invalidSelector, invalidTokenCombination } from '../errors.ts'
import { updateAccount } from '../import.ts'
import { ConnectedAccount, ImportedTokens, toConnectedAccount } from '../schemas.ts'
import { toTarget } from '../select-account.ts'
import { accountParams, accountPath, addressedOwner, targetQuery } from './account-address.ts'

export const updateErrors = [
  accountDamaged,
  authMethodMismatch,
  invalidSelector,
  invalidTokenCombination,
  keyProviderUnavailable,
  customerKeyRefused,
]

export const updateAccountOperation = defineOperation({
  id: 'DataIntegrationsUserManagementController_updateUserDataInstallation',
  method: 'PUT',
  path: accountPath,
  summary: 'Update a connected account',
  description: 'Members that you leave out stay unchanged; a new `access_token` needs its own `expires_at`.',
  surface: 'api',
  access: 'api_key',
  params: accountParams,
  query: targetQuery,
  body: ImportedTokens,
  success: { status: 200, body: ConnectedAccount },
  errors: [notFound, ...updateErrors],
  async handler(input, ctx) {
    const { params, query, body } = input
    return toConnectedAccount(await updateAccount(ctx, params.slug, addressedOwner(input), toTarget(query), body))
  },
})
