import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { authenticateConfidentialClient, clientErrors } from '../clients/authenticate-client.ts'
import { clientAuthentication } from '../clients/client-authentication.ts'
import { invalidOAuthRequest } from '../errors.ts'
import { givenParameters } from '../given-parameters.ts'
import { defineAtIssuers } from '../issuers/at-issuers.ts'
import { type LookedUpToken, lookUpToken } from '../tokens/access-token.ts'
import { introspect } from '../tokens/introspect.ts'

export const introspectTokenOperations = defineAtIssuers({
  id: 'gatehouse.oauth2.introspect',
  method: 'POST',
  name: 'introspection',
  summary: 'Introspect a token',
  description:
    'RFC 7662. First-party applications can introspect all tokens of the environment, other applications only their own.',
  surface: 'oauth',
  admits: true,
  cors: 'any',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    token: Type.String(secret),
    token_type_hint: Type.Optional(Type.String()),
    ...clientAuthentication,
  }),
  success: {
    status: 200,
    body: Type.Object({
      active: Type.Boolean({
        description: 'Whether the token is currently valid. If not, the response has no other member.',
      }),
      token_type: Type.Optional(Type.Enum(['access_token', 'refresh_token'])),
      client_id: Type.Optional(Type.String()),
      iss: Type.Optional(Type.String()),
      sub: Type.Optional(Type.String()),
      aud: Type.Optional(Type.String()),
      scope: Type.Optional(Type.String()),
      org_id: Type.Optional(Type.String()),
      sid: Type.Optional(
        Type.String({
          description:
            'The id of the consent, or of the session if the application has a `backchannel_logout_uri`; in a user’s token.',
        }),
      ),
      auth_time: Type.Optional(Type.Integer()),
      acr: Type.Optional(
        Type.String({ description: 'The level at which the user had proven who they are (RFC 9470 §6.2).' }),
      ),
      cnf: Type.Optional(
        Type.Object(
          { jkt: Type.Optional(Type.String()), 'x5t#S256': Type.Optional(Type.String()) },
          { description: 'The key (RFC 9449) or certificate (RFC 8705) to which the token is bound.' },
        ),
      ),
      act: Type.Optional(
        Type.Object(
          { sub: Type.String() },
          { description: 'The operator who impersonates the user, or the user for whom an agent acts.' },
        ),
      ),
      jti: Type.Optional(Type.String()),
      iat: Type.Optional(Type.Integer()),
      exp: Type.Optional(Type.Integer()),
    }),
    description: 'For a token that is not valid, or that the caller may not see, only `active: false`.',
  },
  errors: clientErrors,
  async handler({ body }, context, { at }) {
    const given = givenParameters(body)
    if (given.token === undefined) throw invalidOAuthRequest('`token` is missing.')
    const columns = lookUpToken(given.token, context.system.now())
    const { client, more } = await authenticateConfidentialClient<LookedUpToken>(context, given, { at }, columns)
    return introspect(client, given.token, columns && more)
  },
})
