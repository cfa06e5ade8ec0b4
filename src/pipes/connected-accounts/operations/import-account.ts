import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '#vault/vault-keys/index.ts'
import {
  accountExists,
  authMethodMismatch,
  clientNotConfigured,
  integrationUnusable,
  invalidTokenCombination,
  tooManyAccounts,
} from '../errors.ts'
import { importAccount } from '../import.ts'
import { ConnectedAccount, ImportAccount, toConnectedAccount } from '../schemas.ts'
import { accountParams, accountPath, addressedOwner, placeQuery } from './account-address.ts'

export const importErrors = [
  accountExists,
  authMethodMismatch,
  clientNotConfigured,
  integrationUnusable,
  invalidTokenCombination,
  tooManyAccounts,
  keyProviderUnavailable,
  customerKeyRefused,
]

/** For accounts of another system: nothing is asked of the service until the token is used. */
export const importAccountOperation = defineOperation({
  id: 'DataIntegrationsUserManagementController_createUserDataInstallation',
  method: 'POST',
  path: accountPath,
  summary: 'Import a connected account',
  description: 'Stores tokens that the user got elsewhere. They must be for the same client as the data integration’s.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: accountParams,
  query: placeQuery,
  body: ImportAccount,
  success: { status: 201, body: ConnectedAccount },
  errors: [notFound, ...importErrors],
  async handler(input, ctx) {
    return toConnectedAccount(await importAccount(ctx, input.params.slug, addressedOwner(input), input.body))
  },
})
