import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { readGrantToken, revokeGrant } from '../../grants/index.ts'
import { authenticateClient, clientErrors } from '../clients/authenticate-client.ts'
import { clientAuthentication } from '../clients/client-authentication.ts'
import { clientMayNot, invalidOAuthRequest } from '../errors.ts'
import { givenParameters } from '../given-parameters.ts'
import { defineAtIssuers } from '../issuers/at-issuers.ts'
import { readClientToken, revokeClientToken } from '../tokens/access-token.ts'
import { revokeForeignToken } from '../tokens/revoke-foreign-token.ts'

/** RFC 7009 §2.2 has clients look at the status alone. */
const Done = Type.Object({})

export const revokeTokenOperations = defineAtIssuers({
  id: 'gatehouse.oauth2.revoke',
  method: 'POST',
  name: 'revoke',
  summary: 'Revoke a token',
  description:
    'RFC 7009. Revoking a refresh token also revokes everything issued with it. Revoking an expired or unknown token succeeds, too. An agent sends its own token without a client.',
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
  success: { status: 200, body: Done, description: 'Nothing, as JSON: some libraries take no other type.' },
  errors: [...clientErrors, clientMayNot],
  async handler({ body }, context, { at }) {
    const given = givenParameters(body)
    if (given.token === undefined) throw invalidOAuthRequest('`token` is missing.')
    const namesNoClient = given.client_id === undefined && context.request.header('authorization') === undefined
    if (namesNoClient && (await revokeForeignToken(context, given.token))) return {}
    const client = await authenticateClient(context, given, { at })
    const refresh = await readGrantToken(client.ctx, given.token)
    if (refresh !== undefined) {
      if (refresh.grant.application_id !== client.id) throw issuedToAnother()
      await client.ctx.transaction((tx) => revokeGrant(tx, refresh.grant))
      return {}
    }
    const claims = await readClientToken(client.ctx, given.token)
    if (claims === undefined) return {}
    if (claims.client_id !== client.client_id) throw issuedToAnother()
    await revokeClientToken(client.ctx, claims)
    return {}
  },
})

function issuedToAnother() {
  return clientMayNot('The token was issued to another application.')
}
