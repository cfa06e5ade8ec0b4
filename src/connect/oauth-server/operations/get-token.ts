import { Type } from 'typebox'
import { authenticateClient, clientErrors } from '../clients/authenticate-client.ts'
import { clientAuthentication } from '../clients/client-authentication.ts'
import { proveKey } from '../dpop/prove-key.ts'
import { invalidDpopProof, invalidOAuthRequest, unsupportedGrantType } from '../errors.ts'
import { givenParameters } from '../given-parameters.ts'
import { IssuedToken, tokenParameters } from '../grants/grant.ts'
import { findGrant, grantErrors } from '../grants/index.ts'
import { defineAtIssuers } from '../issuers/at-issuers.ts'
import { findOpenGrant } from '../server-parts.ts'

export const getTokenOperations = defineAtIssuers({
  id: 'gatehouse.oauth2.token',
  method: 'POST',
  name: 'token',
  summary: 'Get an access token',
  description:
    'RFC 6749. The client authenticates with HTTP Basic, or with a secret or an assertion in the form. With a proof in the header `DPoP` (RFC 9449), the token is bound to its key.',
  surface: 'oauth',
  admits: true,
  cors: 'any',
  idempotency: 'none',
  form: true,
  body: Type.Object({
    grant_type: Type.String(),
    ...clientAuthentication,
    ...tokenParameters,
  }),
  success: { status: 200, body: IssuedToken },
  errors: [...clientErrors, unsupportedGrantType, invalidDpopProof, ...grantErrors],
  async handler({ body }, context, { path, at }) {
    const given = givenParameters(body)
    const { grant_type } = given
    if (grant_type === undefined) throw invalidOAuthRequest('`grant_type` is missing.')
    const open = findOpenGrant(context, { ...given, grant_type })
    if (open !== undefined) return open(context, given)
    const grant = findGrant(grant_type)
    if (grant === undefined) {
      await authenticateClient(context, given, { at })
      throw unsupportedGrantType()
    }
    const { client, run } = await grant.authenticate(context, given, { at })
    const proof = await proveKey(client.ctx, context.request, { path, profile: client.security_profile })
    if (proof !== undefined && 'fault' in proof) throw invalidDpopProof(proof.fault)
    const cnf = proof ?? (client.certificate === undefined ? undefined : { 'x5t#S256': client.certificate })
    if (cnf === undefined && client.security_profile === 'fapi2')
      throw invalidDpopProof(
        'The application gets only tokens that are bound to a key: send a proof in the header `DPoP`, or connect with a certificate.',
      )
    return run(client, { ...given, jkt: proof?.jkt, cnf })
  },
})
