import { Type } from 'typebox'
import { startHandedConnection } from '#pipes/connected-accounts/index.ts'
import { ConfigValuesSchema } from '#pipes/pipe-providers/index.ts'
import { authorizationRefusals } from '../errors.ts'
import { organizationPipes } from '../pipe-owners.ts'
import { StartedConnection, slugParams } from '../schemas.ts'

/** What is connected belongs to the organization; the person who signs in at the service only gives access. */
export const authorizeOrganizationOperation = organizationPipes.define({
  id: 'gatehouse.widgets.pipes.authorize_organization',
  method: 'POST',
  path: `${organizationPipes.path}/authorize`,
  summary: 'Start a connection of the organization for a widget',
  params: slugParams,
  body: Type.Object({ config: Type.Optional(ConfigValuesSchema) }),
  success: { status: 200, body: StartedConnection },
  errors: authorizationRefusals,
  handler: ({ params, body: { config = {} } }, ctx, widget) =>
    startHandedConnection(ctx, params.slug, {
      owner: organizationPipes.ownerOf(widget),
      actingUserId: widget.userId,
      config,
    }),
})
