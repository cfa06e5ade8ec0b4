import { ConfigureIntegration, invalidConfiguration } from '#pipes/pipe-providers/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { configureForOrganization } from '../configure.ts'
import { notOffered } from '../errors.ts'
import { OrganizationIntegration, slugParams } from '../schemas.ts'

/** Concerns the organization's own account alone, not those of its members. */
export const configureForOrganizationOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.configure_organization',
  method: 'PUT',
  path: '/_widgets/DataIntegrations/{slug}/organization/configuration',
  summary: 'Configure a service of the organization for a widget',
  permission: 'widgets:pipes:manage',
  params: slugParams,
  body: ConfigureIntegration,
  success: { status: 200, body: OrganizationIntegration },
  errors: [invalidConfiguration, notOffered],
  handler: ({ params, body }, ctx, widget) => configureForOrganization(ctx, widget, params.slug, body),
})
