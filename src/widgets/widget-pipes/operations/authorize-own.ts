import { Type } from 'typebox'
import { startHandedConnection } from '#pipes/connected-accounts/index.ts'
import { ConfigValuesSchema } from '#pipes/pipe-providers/index.ts'
import { authorizationRefusals } from '../errors.ts'
import { ownPipes } from '../pipe-owners.ts'
import { StartedConnection, slugParams } from '../schemas.ts'

const path = `${ownPipes.path}/authorize`
const requireHandoff = Type.Optional(Type.Boolean({ description: 'Has no effect: a handoff is always required.' }))
const answers = { success: { status: 200, body: StartedConnection }, errors: authorizationRefusals }

/** Of versions of the package that ask for no values of fields. */
export const getOwnAuthorizationOperation = ownPipes.define({
  id: 'gatehouse.widgets.pipes.get_own_authorization',
  method: 'GET',
  path,
  summary: 'Get a URL that connects the user for a widget',
  params: slugParams,
  query: Type.Object({ requireHandoff }),
  ...answers,
  handler: ({ params }, ctx, widget) =>
    startHandedConnection(ctx, params.slug, { owner: ownPipes.ownerOf(widget), config: {} }),
})

/** The URL is for one visit, in the browser of this user. */
export const authorizeOwnOperation = ownPipes.define({
  id: 'gatehouse.widgets.pipes.authorize_own',
  method: 'POST',
  path,
  summary: 'Start a connection of the user for a widget',
  params: slugParams,
  body: Type.Object({ requireHandoff, config: Type.Optional(ConfigValuesSchema) }),
  ...answers,
  handler: ({ params, body: { config = {} } }, ctx, widget) =>
    startHandedConnection(ctx, params.slug, { owner: ownPipes.ownerOf(widget), config }),
})
