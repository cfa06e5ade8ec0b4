import { findUser } from '#people/users/index.ts'
import { defined } from '#platform/defined.ts'
import { currentKey, signToken } from '#sign-in/access-tokens/index.ts'
import { type Client, findIdJagAudience } from '../../applications/index.ts'
import { findGrantOfIdToken, type LiveGrant, readGrantToken } from '../../grants/index.ts'
import { audienceRefused, clientMayNot, invalidOAuthRequest, invalidScope } from '../errors.ts'
import { idJagTokenType, idJagType } from '../id-jag-names.ts'
import { issuerOf } from '../issuers/issuer.ts'
import { keyFor } from '../tokens/key-for.ts'
import { readClaimsOfIdToken } from '../tokens/read-id-token-hint.ts'
import type { IssuedToken, TokenRequest } from './grant.ts'
import { narrowScopes, required } from './requirements.ts'

const idTokenType = 'urn:ietf:params:oauth:token-type:id_token'
const refreshTokenType = 'urn:ietf:params:oauth:token-type:refresh_token'

export const idJagErrors = [clientMayNot, invalidOAuthRequest, invalidScope, audienceRefused]

/** From here to the other server. */
const lifetimeSeconds = 300

/**
 * An assertion about the user of an application for another authorization server, which gives the application a token for it (Identity
 * Assertion Authorization Grant §4.3). The user has to be signed in: the ID token or refresh token that proves it belongs to a grant that
 * lives. The environment says for which servers an application may ask.
 *
 * @throws clientMayNot, invalidOAuthRequest, invalidScope, audienceRefused
 */
export async function issueIdJag(client: Client, request: TokenRequest): Promise<IssuedToken> {
  const { ctx } = client
  if (client.application_type !== 'oauth' || client.is_public)
    throw clientMayNot('Only applications that sign users in with a secret or key get assertions about them.')
  const audience = required('audience', request.audience)
  const allowed = await findIdJagAudience(ctx, client.id, audience)
  if (allowed === undefined) throw audienceRefused()
  const scopes = narrowScopes(allowed.scopes, request.scope)
  const resource = resourceOf(request)
  const grant = await grantOf(client, request)
  const user = grant && (await findUser(ctx, grant.user_id))
  if (grant === undefined || user === undefined || grant.impersonator !== null)
    throw invalidOAuthRequest('`subject_token` is not valid, or its user is not signed in any more.')
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  const assertion = await signToken(keyFor(client, await currentKey(ctx)), idJagType, {
    iss: issuerOf(ctx),
    sub: user.id,
    aud: audience,
    client_id: allowed.client_id,
    jti: ctx.newId('id_jag'),
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    ...defined({ resource, acr: grant.acr ?? undefined, cnf: request.cnf }),
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    auth_time: Math.floor(Date.parse(grant.authenticated_at) / 1_000),
    ...(grant.amr?.length ? { amr: grant.amr } : {}),
    email: user.email,
    email_verified: user.email_verified,
  })
  return {
    access_token: assertion,
    issued_token_type: idJagTokenType,
    token_type: 'N_A',
    expires_in: lifetimeSeconds,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  }
}

/** An API behind the other server, which says whether it has it. */
function resourceOf({ resource }: TokenRequest): string | undefined {
  if (resource !== undefined && (resource.length > 2_048 || !URL.canParse(resource)))
    throw invalidOAuthRequest('`resource` is not an absolute address.')
  return resource
}

/** The live grant behind the token with which the application shows that its user is signed in. */
async function grantOf(client: Client, request: TokenRequest): Promise<LiveGrant | undefined> {
  const { ctx, id, client_id } = client
  const token = required('subject_token', request.subject_token)
  const type = required('subject_token_type', request.subject_token_type)
  if (type === refreshTokenType) {
    const found = await readGrantToken(ctx, token)
    return found?.isLatest && found.grant.application_id === id ? found.grant : undefined
  }
  if (type !== idTokenType)
    throw invalidOAuthRequest('`subject_token_type` must be that of an ID token or a refresh token.')
  const claims = await readClaimsOfIdToken(ctx, token)
  if (claims === undefined || claims.aud !== client_id || claims.exp * 1_000 <= ctx.now().getTime()) return undefined
  return findGrantOfIdToken(ctx, { applicationId: id, userId: claims.sub, sid: claims.sid })
}
