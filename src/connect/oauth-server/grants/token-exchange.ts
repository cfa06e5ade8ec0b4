import { defined } from '#platform/defined.ts'
import { currentKey } from '#sign-in/access-tokens/index.ts'
import type { Client } from '../../applications/index.ts'
import { findResource } from '../../resources/index.ts'
import { clientMayNot, invalidOAuthRequest, invalidTarget } from '../errors.ts'
import { idJagTokenType } from '../id-jag-names.ts'
import { findForeignTokens } from '../server-parts.ts'
import { mintClientToken, readClientToken } from '../tokens/access-token.ts'
import { keyFor } from '../tokens/key-for.ts'
import type { AccessTokenClaims } from '../tokens/verify-client-token.ts'
import { type IssuedToken, type TokenRequest, tokenTypeOf } from './grant.ts'
import { idJagErrors, issueIdJag } from './issue-id-jag.ts'
import { narrowScopes, required } from './requirements.ts'

export const tokenExchangeErrors = [invalidTarget, ...idJagErrors]

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

/**
 * RFC 8693: an API of the first party swaps the token that it was called with for one of another registered resource, to call that
 * in turn. It names the same subject, has no more scopes, and ends no later; nothing else than an access token is taken
 * or given. The application that swaps is the client of the new one, and whatever ends the grant of the old one ends both.
 *
 * @throws clientMayNot, invalidOAuthRequest, invalidScope, invalidTarget, audienceRefused
 */
export async function tokenExchange(client: Client, request: TokenRequest): Promise<IssuedToken> {
  if (request.requested_token_type === idJagTokenType) return issueIdJag(client, request)
  // A public client would be anyone who has got hold of a token.
  if (client.application_type !== 'oauth' || !client.is_first_party || client.is_public)
    throw clientMayNot('Only applications of the first party with a secret exchange tokens.')
  const token = required('subject_token', request.subject_token)
  if (required('subject_token_type', request.subject_token_type) !== accessTokenType)
    throw invalidOAuthRequest('`subject_token_type` is not the type of an access token.')
  if ((request.requested_token_type ?? accessTokenType) !== accessTokenType)
    throw invalidOAuthRequest('`requested_token_type` is not the type of an access token.')
  if (request.actor_token !== undefined) throw invalidOAuthRequest('`actor_token` is not supported.')
  const resource = required('resource', request.resource)
  const [claims, registered, key] = await Promise.all([
    readClientToken(client.ctx, token),
    findResource(client.ctx, resource),
    currentKey(client.ctx),
  ])
  // What no application holds, as tokens of agents, counts for whom it was made only.
  if (claims === undefined || findForeignTokens(client.ctx, claims) !== undefined)
    throw invalidOAuthRequest('`subject_token` is not valid, or cannot be exchanged.')
  if (registered === undefined) throw invalidTarget()
  const scopes = narrowScopes(claims.scope?.split(' ') ?? [], request.scope)
  const { token: exchanged, expiresIn } = await mintClientToken(client, keyFor(client, key), {
    subject: claims.sub,
    organizationId: claims.org_id ?? null,
    scopes,
    audience: registered,
    ofUser: standing(claims),
    cnf: request.cnf,
    moreClaims: { ...claims },
    endsAt: new Date(claims.exp * 1_000).toISOString(),
  })
  return {
    access_token: exchanged,
    issued_token_type: accessTokenType,
    token_type: tokenTypeOf(request.cnf),
    expires_in: expiresIn,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  }
}

/** The user and session behind the token of a user. */
function standing({ sid, grant_id, auth_time, acr, act }: AccessTokenClaims) {
  return {
    ...defined({ sid, grant_id, auth_time, acr, act }),
  }
}
