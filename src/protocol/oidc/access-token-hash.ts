import { createHash } from 'node:crypto'
import { OidcFailure } from './failure.ts'

/**
 * Holds `at_hash` of an ID token against the access token that came with it (OpenID Connect Core 3.1.3.6). Both accepted
 * algorithms hash with SHA-256.
 *
 * @throws OidcFailure
 */
export function checkAccessTokenHash(claim: unknown, accessToken: string): void {
  if (claim === undefined) return
  const hash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
  if (claim !== hash) throw new OidcFailure('wrong_access_token_hash')
}
