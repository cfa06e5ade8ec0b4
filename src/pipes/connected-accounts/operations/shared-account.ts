import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { disconnectAccount } from '../end-accounts.ts'
import { invalidSelector, selectionRequired } from '../errors.ts'
import { getAccount } from '../find.ts'
import { ConnectedAccount, toConnectedAccount } from '../schemas.ts'
import { toSelector } from '../select-account.ts'
import { addressedOrganization, sharedAccountParams, sharedAccountPath, sharedAccountQuery } from './account-address.ts'

export const getSharedAccountOperation = defineOperation({
  id: 'DataIntegrationsOrganizationController_getOrganizationDataInstallation',
  method: 'GET',
  path: sharedAccountPath,
  summary: 'Get a connected account of an organization',
  surface: 'api',
  access: 'api_key',
  params: sharedAccountParams,
  query: sharedAccountQuery,
  success: { status: 200, body: ConnectedAccount },
  errors: [notFound, invalidSelector, selectionRequired],
  async handler(input, ctx) {
    const owner = addressedOrganization(input)
    const { account } = await getAccount(ctx, input.params.slug, owner, toSelector(input.query))
    return toConnectedAccount(account)
  },
})

/** As with the account of a user, the service isn't notified. */
export const deleteSharedAccountOperation = defineOperation({
  id: 'DataIntegrationsOrganizationController_deleteOrganizationDataInstallation',
  method: 'DELETE',
  path: sharedAccountPath,
  summary: 'Delete a connected account of an organization',
  description: 'Deletes its tokens here. The service is not notified and may accept them until they expire.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: sharedAccountParams,
  query: sharedAccountQuery,
  success: { status: 204 },
  errors: [notFound, invalidSelector, selectionRequired],
  handler: (input, ctx) =>
    disconnectAccount(ctx, input.params.slug, addressedOrganization(input), toSelector(input.query)),
})
