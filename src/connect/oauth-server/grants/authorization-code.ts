import { CommittedError } from '#platform/http/errors.ts'
import type { Client } from '../../applications/index.ts'
import { exchangeCode, proofMissing } from '../../grants/index.ts'
import { clientMayNot, invalidOAuthRequest } from '../errors.ts'
import { issueTokens, tokenErrors } from '../tokens/issue-tokens.ts'
import type { IssuedToken, TokenRequest } from './grant.ts'
import { required, requireResource, requireSigner } from './requirements.ts'

export const authorizationCodeErrors = [clientMayNot, invalidOAuthRequest, proofMissing, ...tokenErrors]

/**
 * RFC 6749 §4.1.3, with PKCE where the request had a challenge: tokens for the code that a user's browser has brought.
 *
 * @throws clientMayNot, invalidOAuthRequest, invalidTarget, grantRefused, proofMissing, tokenTooBig, templateFailed
 */
export async function authorizationCode(
  client: Client,
  { code, code_verifier, redirect_uri, resource, jkt, cnf }: TokenRequest,
): Promise<IssuedToken | CommittedError> {
  requireSigner(client)
  const proof = {
    code: required('code', code),
    codeVerifier: code_verifier,
    redirectUri: redirect_uri,
    jkt,
    // Refresh tokens of a client with a secret are bound to the client by that secret (RFC 9449 §5).
    bindsRefreshTokens: client.is_public,
  }
  return client.ctx.transaction(async (tx) => {
    const exchanged = await exchangeCode(tx, client, proof)
    if (exchanged instanceof CommittedError) return exchanged
    const { grant, nonce } = exchanged
    requireResource(grant, resource)
    return issueTokens(tx, grant, { scopes: grant.scopes, nonce, cnf })
  })
}
