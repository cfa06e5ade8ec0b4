import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listDataProviders } from '../list.ts'
import { DataProvider } from '../schemas.ts'
import { pluralParameter, toSelector } from '../select-account.ts'
import { addressedOwner, placeQuery } from './account-address.ts'

export const listDataProvidersOperation = defineOperation({
  id: 'DataIntegrationsUserManagementController_getUserDataIntegrations',
  method: 'GET',
  path: '/user_management/users/{user_id}/data_providers',
  summary: 'List the services of a user',
  description: 'Returns the integrations that are enabled for the user, each with the user’s account if there is one.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ user_id: Type.String() }),
  query: Type.Object({ ...placeQuery.properties, ...pluralParameter }),
  success: { status: 200, body: Type.Object({ object: Type.Literal('list'), data: Type.Array(DataProvider) }) },
  errors: [notFound],
  async handler(input, ctx) {
    return {
      object: 'list' as const,
      data: await listDataProviders(ctx, addressedOwner(input), toSelector(input.query)),
    }
  },
})
