import type { Client } from '../../applications/index.ts'
import { type LiveGrant, readGrantToken } from '../../grants/index.ts'
import { issuerOf } from '../issuers/issuer.ts'
import { type LookedUpToken, readClientToken } from './access-token.ts'
import type { AccessTokenClaims } from './verify-client-token.ts'

export type Introspection =
  | { active: false }
  | ({ active: true; token_type: 'access_token' } & Omit<AccessTokenClaims, 'grant_id'>)
  | ({ active: true; token_type: 'refresh_token' } & RefreshTokenClaims)

type RefreshTokenClaims = Omit<AccessTokenClaims, 'aud' | 'jti' | 'grant_id'>

/**
 * The claims of a token while it is valid. First-party applications, which run the APIs, see every token of the
 * environment; third-party applications only their own.
 *
 * @param looked what `lookUpToken` found of it, where that is known
 */
export async function introspect(client: Client, token: string, looked?: LookedUpToken): Promise<Introspection> {
  const found = (await refreshTokenOf(client, token)) ?? (await accessTokenOf(client, token, looked))
  return found !== undefined && (client.is_first_party || found.client_id === client.client_id)
    ? found
    : { active: false }
}

async function accessTokenOf({ ctx }: Client, token: string, looked?: LookedUpToken) {
  const claims = await readClientToken(ctx, token, looked)
  if (claims === undefined) return undefined
  const { grant_id: _, ...shown } = claims
  return { active: true as const, token_type: 'access_token' as const, ...shown }
}

/** A replaced refresh token is inactive, although it still returns its successor for a while. */
async function refreshTokenOf({ ctx }: Client, token: string) {
  const found = await readGrantToken(ctx, token)
  if (!found?.isLatest) return undefined
  return { active: true as const, token_type: 'refresh_token' as const, ...claimsOf(found.grant, issuerOf(ctx)) }
}

function claimsOf(grant: LiveGrant, issuer: string): RefreshTokenClaims {
  return {
    iss: issuer,
    sub: grant.user_id,
    client_id: grant.client_id,
    ...(grant.organization_id === null ? {} : { org_id: grant.organization_id }),
    ...(grant.scopes.length === 0 ? {} : { scope: grant.scopes.join(' ') }),
    sid: grant.sid,
    iat: Math.floor(Date.parse(grant.refreshed_at) / 1_000),
    exp: Math.floor(Date.parse(grant.expires_at) / 1_000),
  }
}
