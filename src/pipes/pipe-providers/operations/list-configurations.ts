import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConfigurationQuery, IntegrationConfiguration, toConfiguration } from '../configuration-schemas.ts'
import { listConfigurations } from '../configurations.ts'

export const listConfigurationsOperation = defineOperation({
  id: 'ProviderController_listForOrganization',
  method: 'GET',
  path: '/organizations/{organizationId}/data_integration_configurations',
  summary: 'List the data integrations of an organization',
  description:
    'All integrations of the environment for the accounts of users, or for those of organizations, with the configuration of the organization.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organizationId: Type.String() }),
  query: ConfigurationQuery,
  success: {
    status: 200,
    body: Type.Object({ object: Type.Literal('list'), data: Type.Array(IntegrationConfiguration) }),
  },
  errors: [notFound],
  async handler({ params: { organizationId }, query }, ctx) {
    const all = await listConfigurations(ctx, organizationId, query.ownership)
    const { url } = ctx.system.config
    return {
      object: 'list' as const,
      data: all.map(({ integration, configuration }) =>
        toConfiguration(url, organizationId, integration, configuration),
      ),
    }
  },
})
