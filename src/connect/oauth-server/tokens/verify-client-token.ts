import type { Context } from '#platform/context.ts'
import type { JsonWebKey } from '#platform/crypto/json-web-key.ts'
import { defined } from '#platform/defined.ts'
import { recordOf } from '#platform/records.ts'
import { verifyToken } from '#sign-in/access-tokens/index.ts'
import { issuerOf } from '../issuers/issuer.ts'
import type { Confirmation } from './confirmation.ts'

/** The claims of an access token (RFC 9068 §2.2). */
export interface AccessTokenClaims {
  iss: string
  /** The user, or a machine itself. */
  sub: string
  aud: string
  client_id: string
  org_id?: string
  scope?: string
  /** What an agent may do; only in tokens of agents. */
  permissions?: readonly string[]
  /** The grant to which a user has consented; only in tokens of users. */
  sid?: string
  /** The user's consent on which the token depends. */
  grant_id?: string
  auth_time?: number
  /** The level at which the user had proven who they are (RFC 9470 §6). */
  acr?: string
  /** The operator who impersonates the user, or the user for whom an agent acts. */
  act?: { sub: string }
  /** The key or certificate to which the token is bound. */
  cnf?: Confirmation
  jti: string
  iat: number
  exp: number
}

/**
 * The claims of an access token that this environment signed and that has not expired; otherwise `undefined`.
 *
 * @param jwk the published key that the token names, if it was looked up; null if there is none
 */
export async function verifyClientToken(
  ctx: Context,
  token: string,
  jwk?: JsonWebKey | null,
): Promise<AccessTokenClaims | undefined> {
  const claims = await verifyToken(ctx, token, { type: 'at+jwt', issuer: issuerOf(ctx), ...defined({ jwk }) })
  return isClaims(claims) ? claims : undefined
}

/** Whatever has our signature and type we have made; this tells the compiler. */
function isClaims(claims: unknown): claims is AccessTokenClaims {
  const { iss, sub, client_id, jti, exp } = recordOf(claims)
  return [iss, sub, client_id, jti].every((text) => typeof text === 'string') && typeof exp === 'number'
}
