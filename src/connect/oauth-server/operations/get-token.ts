import { Type } from 'typebox'
import { defineOperation } from '../../../platform/http/operation.ts'
import { secret } from '../../../platform/marks.ts'
import { authenticateClient } from '../authenticate-client.ts'
import {
  clientMayNot,
  clientNotAuthenticated,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  tooManyWrongSecrets,
  unsupportedGrantType,
} from '../errors.ts'
import { givenParameters } from '../given-parameters.ts'
import { IssuedToken } from '../grants/grant.ts'
import { findGrant } from '../grants/index.ts'

export const getTokenOperation = defineOperation({
  id: 'gatehouse.oauth2.token',
  method: 'POST',
  path: '/oauth2/token',
  summary: 'Get an access token',
  description: 'RFC 6749. The client authenticates by HTTP Basic or in the body, as a form.',
  surface: 'oauth',
  access: 'public',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    grant_type: Type.String(),
    client_id: Type.Optional(Type.String()),
    client_secret: Type.Optional(Type.String(secret)),
    scope: Type.Optional(Type.String({ description: 'Separated by spaces. All of the application, unless sent.' })),
    resource: Type.Optional(Type.String({ description: 'The registered resource that the token is for (RFC 8707).' })),
  }),
  success: { status: 200, body: IssuedToken },
  errors: [
    invalidOAuthRequest,
    clientNotAuthenticated,
    tooManyWrongSecrets,
    clientMayNot,
    unsupportedGrantType,
    invalidScope,
    invalidTarget,
  ],
  async handler({ body }, context) {
    const given = givenParameters(body)
    if (given.grant_type === undefined) throw invalidOAuthRequest('`grant_type` is missing.')
    const client = await authenticateClient(context, given)
    const grant = findGrant(given.grant_type)
    if (grant === undefined) throw unsupportedGrantType()
    return grant(client, given)
  },
})
