import { Type } from 'typebox'
import { startHandedConnection } from '#pipes/connected-accounts/index.ts'
import { ConfigValuesSchema } from '#pipes/pipe-providers/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { authorizationRefusals } from '../errors.ts'
import { organizationOwner } from '../owners.ts'
import { StartedConnection, slugParams } from '../schemas.ts'

export const authorizeOrganizationOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.pipes.authorize_organization',
  method: 'POST',
  path: '/_widgets/DataIntegrations/{slug}/organization/authorize',
  summary: 'Start a connection of the organization for a widget',
  permission: 'widgets:pipes:manage',
  params: slugParams,
  body: Type.Object({ config: Type.Optional(ConfigValuesSchema) }),
  success: { status: 200, body: StartedConnection },
  errors: authorizationRefusals,
  handler: ({ params, body: { config = {} } }, ctx, widget) =>
    startHandedConnection(ctx, params.slug, { owner: organizationOwner(widget), config }),
})
