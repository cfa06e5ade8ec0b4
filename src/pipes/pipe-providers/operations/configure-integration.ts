import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import {
  ConfigurationQuery,
  ConfigureIntegration,
  IntegrationConfiguration,
  toConfiguration,
} from '../configuration-schemas.ts'
import { configureIntegration } from '../configurations.ts'
import { invalidConfiguration } from '../errors.ts'

export const configureIntegrationOperation = defineOperation({
  id: 'ProviderController_configure',
  method: 'PUT',
  path: '/organizations/{organizationId}/data_integration_configurations/{slug}',
  summary: 'Configure a data integration for an organization',
  description:
    'Members that you leave out stay unchanged. `scopes: null` restores the scopes of the integration. If `config` changes the origin, send the client again.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ organizationId: Type.String(), slug: Type.String() }),
  query: ConfigurationQuery,
  body: ConfigureIntegration,
  success: { status: 200, body: IntegrationConfiguration },
  errors: [notFound, invalidConfiguration],
  async handler({ params: { organizationId, slug }, query, body }, ctx) {
    const { integration, configuration } = await configureIntegration(ctx, organizationId, slug, body, query.ownership)
    return toConfiguration(ctx.system.config.url, organizationId, integration, configuration)
  },
})
