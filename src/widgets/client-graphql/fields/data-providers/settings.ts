import {
  type ConfiguredIntegration,
  ConfigureIntegration,
  effectiveSettings,
  integrationNotFound,
  listIntegrationsFor,
} from '#pipes/pipe-providers/index.ts'
import type { Context } from '#platform/context.ts'
import { pageOfAll } from '#platform/http/list.ts'
import { choosableScopes, configureForMembers, configureForOrganization } from '../../../widget-pipes/index.ts'
import type { OrganizationWidget } from '../../../widget-tokens/index.ts'
import { forMember, permitted } from '../../admissions.ts'
import { mutation, query } from '../../define-field.ts'
import { pagingOf, toPage } from '../../paging.ts'
import { requireShape } from '../../require-shape.ts'
import type { DataProviderConfiguration } from '../../types.generated.ts'
import { invalidConfig, valuesOf } from './config-values.ts'
import {
  hasOwnClient,
  listOfOrganization,
  listOpenToUser,
  oneOf,
  toDataProvider,
  toOrganizationProvider,
} from './providers.ts'

const forPipes = permitted('widgets:pipes:manage')

export const dataProviderFields = [
  query('dataProviders', forMember, async (args, ctx, widget) =>
    toPage(pageOfAll(await listOpenToUser(ctx, widget), pagingOf(args), 'data_integration'), toDataProvider),
  ),

  query('dataProvider', forMember, async ({ id }, ctx, widget) =>
    toDataProvider(oneOf(await listOpenToUser(ctx, widget), id)),
  ),

  query('organizationDataProviders', forPipes, async (args, ctx, widget) =>
    toPage(
      pageOfAll(await listOfOrganization(ctx, widget), pagingOf(args), 'data_integration'),
      toOrganizationProvider,
    ),
  ),

  mutation('setDataProviderEnabled', forPipes, async ({ input: { dataProviderId, enabled } }, ctx, widget) =>
    toDataProvider(await configure(ctx, widget, dataProviderId, { enabled })),
  ),

  mutation(
    'setDataProviderConfiguration',
    forPipes,
    async ({ input: { dataProviderId, clientId, clientSecret, config, enabled, scopes } }, ctx, widget) => {
      const change = requireShape(ConfigureIntegration, {
        enabled,
        scopes,
        client_id: clientId,
        client_secret: clientSecret,
        ...(config == null ? {} : { config: valuesOf(config) }),
      })
      // The scopes of the environment apply again.
      if (scopes === null) change.scopes = null
      const configured = await configure(ctx, widget, dataProviderId, change)
      return { __typename: 'DataProviderConfiguration', ...toConfiguration(configured, widget) }
    },
    {
      invalid_data_integration_configuration: invalidConfig,
      invalid_request_parameters: invalidConfig,
      not_offered_to_organization: invalidConfig,
    },
  ),
]

/** Settings for the accounts of members, or of the organization itself: an integration is for one of the two. */
async function configure(
  ctx: Context,
  widget: OrganizationWidget,
  id: string,
  change: ConfigureIntegration,
): Promise<ConfiguredIntegration> {
  const { integration } = await findIntegration(ctx, widget, id)
  const store = integration.ownership === 'user' ? configureForMembers : configureForOrganization
  await store(ctx, widget, integration.slug, change)
  return findIntegration(ctx, widget, id)
}

/** @throws notFound */
async function findIntegration(
  ctx: Context,
  { organizationId }: OrganizationWidget,
  id: string,
): Promise<ConfiguredIntegration> {
  for (const ownership of ['user', 'organization'] as const) {
    const all = await listIntegrationsFor(ctx, organizationId, ownership)
    const found = all.find(({ integration }) => integration.id === id)
    if (found !== undefined) return found
  }
  throw integrationNotFound(id)
}

function toConfiguration(
  configured: ConfiguredIntegration,
  { organizationId }: OrganizationWidget,
): DataProviderConfiguration {
  const { integration, configuration } = configured
  const { enabled, config } = effectiveSettings(integration, configuration)
  return {
    availableScopes: integration.credentials_type === 'organization' ? choosableScopes(configured).available : [],
    config: Object.entries(config).map(([name, value]) => ({ name, value })),
    dataProviderId: integration.id,
    dataProviderSlug: integration.slug,
    enabled,
    hasCredentials: hasOwnClient(configured),
    organizationId,
    scopes: configuration?.scopes ?? null,
    updatedAt: configuration?.updated_at ?? integration.updated_at,
  }
}
