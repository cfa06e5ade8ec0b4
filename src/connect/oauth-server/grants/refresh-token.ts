import { CommittedError } from '#platform/http/errors.ts'
import type { Client } from '../../applications/index.ts'
import { refreshGrant } from '../../grants/index.ts'
import { clientMayNot, invalidOAuthRequest, invalidScope } from '../errors.ts'
import { issueTokens, tokenErrors } from '../tokens/issue-tokens.ts'
import type { IssuedToken, TokenRequest } from './grant.ts'
import { narrowScopes, required, requireResource, requireSigner } from './requirements.ts'

export const refreshTokenErrors = [clientMayNot, invalidOAuthRequest, invalidScope, ...tokenErrors]

/**
 * RFC 6749 §6: new tokens, and a refresh token that replaces the one given. Fewer scopes are for this access token only.
 *
 * @throws clientMayNot, invalidOAuthRequest, invalidScope, invalidTarget, grantRefused, tokenTooBig, templateFailed
 */
export async function refreshToken(
  client: Client,
  { refresh_token, scope, resource, jkt, cnf }: TokenRequest,
): Promise<IssuedToken | CommittedError> {
  requireSigner(client)
  const token = required('refresh_token', refresh_token)
  return client.ctx.transaction(async (tx) => {
    const grant = await refreshGrant(tx, client, { refreshToken: token, jkt })
    if (grant instanceof CommittedError) return grant
    requireResource(grant, resource)
    return issueTokens(tx, grant, { scopes: narrowScopes(grant.scopes, scope), cnf })
  })
}
