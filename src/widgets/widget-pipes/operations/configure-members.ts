import { ConfigureIntegration, invalidConfiguration } from '#pipes/pipe-providers/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { configureForMembers } from '../configure.ts'
import { notOffered } from '../errors.ts'
import { PipeConfiguration, slugParams } from '../schemas.ts'

/** Only narrows what the environment offers; accounts that exist stay connected. */
export const configureForMembersOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.configure_members',
  method: 'PUT',
  path: '/_widgets/DataIntegrations/{slug}/configuration',
  summary: 'Configure which services members may connect',
  permission: 'widgets:pipes:manage',
  params: slugParams,
  body: ConfigureIntegration,
  success: { status: 200, body: PipeConfiguration },
  errors: [invalidConfiguration, notOffered],
  handler: ({ params, body }, ctx, widget) => configureForMembers(ctx, widget, params.slug, body),
})
