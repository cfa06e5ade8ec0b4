import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { IntegrationConfiguration, toConfiguration } from '../configuration-schemas.ts'
import { listConfigurations } from '../configurations.ts'

export const listConfigurationsOperation = defineOperation({
  id: 'ProviderController_listForOrganization',
  method: 'GET',
  path: '/organizations/{organizationId}/data_integration_configurations',
  summary: 'List the data integrations of an organization',
  description: 'All integrations of the environment, with the configuration of the organization.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organizationId: Type.String() }),
  success: {
    status: 200,
    body: Type.Object({ object: Type.Literal('list'), data: Type.Array(IntegrationConfiguration) }),
  },
  errors: [notFound],
  async handler({ params: { organizationId } }, ctx) {
    const all = await listConfigurations(ctx, organizationId)
    const { url } = ctx.system.config
    return {
      object: 'list' as const,
      data: all.map(({ integration, configuration }) =>
        toConfiguration(url, organizationId, integration, configuration),
      ),
    }
  },
})
