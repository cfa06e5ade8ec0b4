import { Type } from 'typebox'
import { defined } from '#platform/defined.ts'
import { originOf } from '#sign-in/authentication/index.ts'
import { createDeviceAuthorization, DeviceAuthorization, toDeviceAuthorization } from '#sign-in/session-grants/index.ts'
import {
  authenticateClient,
  clientAuthentication,
  clientMayNot,
  defineAtIssuers,
  givenParameters,
  invalidScope,
  invalidTarget,
  newClientErrors,
  type UserRequest,
} from '../../oauth-server/index.ts'
import { findResource } from '../../resources/index.ts'
import { requestedScopes } from '../scopes.ts'

export const authorizeDeviceOperations = defineAtIssuers({
  id: 'gatehouse.oauth2.authorize_device',
  method: 'POST',
  name: 'device_authorization',
  summary: 'Start an authorization on a device',
  description: 'RFC 8628. The user enters the code on a page and allows the request there.',
  surface: 'oauth',
  admits: true,
  cors: 'any',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    ...clientAuthentication,
    scope: Type.Optional(Type.String({ description: 'As in an authorization request.' })),
    resource: Type.Optional(Type.String({ description: 'The registered resource for which tokens are (RFC 8707).' })),
  }),
  success: { status: 200, body: DeviceAuthorization },
  errors: [...newClientErrors, clientMayNot, invalidScope, invalidTarget],
  async handler({ body }, context, { at }) {
    const given = givenParameters(body)
    const client = await authenticateClient(context, given, { at, meetsNewClients: true })
    const { ctx } = client
    if (client.application_type !== 'oauth') throw clientMayNot('A machine (`m2m`) signs no one in.')
    if (client.security_profile === 'fapi2')
      throw clientMayNot('The FAPI 2.0 Security Profile has no grant for devices.')
    const { scope, resource } = given
    const scopes = requestedScopes(client, scope)
    if (scopes === undefined) throw invalidScope()
    if (resource !== undefined && (await findResource(ctx, resource)) === undefined) throw invalidTarget()
    const request: UserRequest = { applicationId: client.id, scopes, ...defined({ resource }) }
    const codes = await ctx.transaction((tx) => createDeviceAuthorization(tx, originOf(tx, {}), { request }))
    return toDeviceAuthorization(ctx, codes)
  },
})
