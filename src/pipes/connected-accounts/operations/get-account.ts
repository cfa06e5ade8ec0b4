import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidSelector, selectionRequired } from '../errors.ts'
import { getAccount } from '../find.ts'
import { ConnectedAccount, toConnectedAccount } from '../schemas.ts'
import { toSelector } from '../select-account.ts'
import { accountParams, accountPath, accountQuery, addressedOwner } from './account-address.ts'

export const getAccountOperation = defineOperation({
  id: 'DataIntegrationsUserManagementController_getUserDataInstallation',
  method: 'GET',
  path: accountPath,
  summary: 'Get a connected account',
  surface: 'api',
  access: 'api_key',
  params: accountParams,
  query: accountQuery,
  success: { status: 200, body: ConnectedAccount },
  errors: [notFound, invalidSelector, selectionRequired],
  async handler(input, ctx) {
    const { account } = await getAccount(ctx, input.params.slug, addressedOwner(input), toSelector(input.query))
    return toConnectedAccount(account)
  },
})
