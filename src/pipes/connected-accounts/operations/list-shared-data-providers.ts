import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listDataProviders } from '../list.ts'
import { DataProvider } from '../schemas.ts'
import { pluralParameter, toSelector } from '../select-account.ts'
import { addressedOrganization } from './account-address.ts'

export const listSharedDataProvidersOperation = defineOperation({
  id: 'DataIntegrationsOrganizationController_getOrganizationDataIntegrations',
  method: 'GET',
  path: '/organizations/{organization_id}/data_providers',
  summary: 'List the services of an organization',
  description:
    'The integrations for accounts of organizations that are enabled for this one, each with its account if it has one.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organization_id: Type.String() }),
  query: Type.Object(pluralParameter),
  success: { status: 200, body: Type.Object({ object: Type.Literal('list'), data: Type.Array(DataProvider) }) },
  errors: [notFound],
  async handler(input, ctx) {
    const data = await listDataProviders(ctx, addressedOrganization(input), toSelector(input.query))
    return { object: 'list' as const, data }
  },
})
