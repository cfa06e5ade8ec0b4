import type { Context, PublicContext } from '#platform/context.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { findClient } from '../../applications/index.ts'
import { proveKey } from '../dpop/prove-key.ts'
import { proofAlgorithms } from '../dpop/read-proof.ts'
import { invalidOAuthRequest, invalidToken } from '../errors.ts'
import { environmentNamedBy } from '../issuers/issuer.ts'
import { readClientToken } from './access-token.ts'
import { isSentAsBound, keyToProve } from './confirmation.ts'
import type { AccessTokenClaims } from './verify-client-token.ts'

/**
 * What the access token of a user that comes with a request says, in the environment that its client names. One that is bound to a
 * key counts with a proof of that key and in the scheme of its own only, one that is bound to a certificate over a connection with it.
 *
 * @param path the one of the request, which proofs are for
 * @param inBody the token that a form carries instead of the header (RFC 6750 §2.2)
 * @throws invalidToken, invalidOAuthRequest for a token in both places
 */
export async function requireUserToken(
  context: PublicContext,
  path: string,
  inBody?: string,
): Promise<{ ctx: Context; claims: AccessTokenClaims }> {
  const header = context.request.header('authorization')
  if (header !== undefined && inBody !== undefined)
    throw invalidOAuthRequest(
      'The access token is given twice. Send it either in the Authorization header or in the form.',
    )
  const [scheme = '', token = '', ...rest] = (header ?? (inBody === undefined ? '' : `Bearer ${inBody}`)).split(' ')
  const isBound = /^dpop$/i.test(scheme)
  // Where none was given, nothing was wrong with it (RFC 6750 §3.1).
  if (!(isBound || /^bearer$/i.test(scheme)) || token === '' || rest.length > 0)
    throw invalidToken().withHeaders({ 'www-authenticate': ['Bearer', dpopChallenge()] })
  const read = await readUserToken(context, token)
  if (read === undefined || !isSentAsBound(context, read.claims.cnf, isBound)) throw refuse(isBound, 'invalid_token')
  if (isBound) {
    const proof = await proveKey(read.ctx, context.request, { path, accessToken: token, profile: read.profile })
    if (proof === undefined || 'fault' in proof || proof.jkt !== keyToProve(read.claims.cnf))
      throw refuse(isBound, 'invalid_dpop_proof')
  }
  return read
}

function refuse(isBound: boolean, error: string) {
  return invalidToken().withHeaders({
    'www-authenticate': isBound ? dpopChallenge(error) : `Bearer error="${error}"`,
  })
}

function dpopChallenge(error?: string): string {
  return `DPoP ${error === undefined ? '' : `error="${error}", `}algs="${proofAlgorithms.join(' ')}"`
}

async function readUserToken({ system, request }: PublicContext, token: string) {
  const [, payload = ''] = token.split('.')
  const { client_id, iss } = parseInnerObject(Buffer.from(payload, 'base64url').toString()) ?? {}
  if (typeof client_id !== 'string' || !isStorableText(client_id)) return undefined
  const client = await findClient(system, request, { clientId: client_id, at: environmentNamedBy(system, iss) })
  const claims = client && (await readClientToken(client.ctx, token))
  return client === undefined || claims?.grant_id === undefined
    ? undefined
    : { ctx: client.ctx, profile: client.security_profile, claims }
}
