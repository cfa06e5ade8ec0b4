import { createHash } from 'node:crypto'
import { hashOf } from './algorithms.ts'
import { OidcFailure } from './failure.ts'

/**
 * Holds `at_hash` of an ID token against the access token that came with it: the left half of its hash, by the hash function of
 * the algorithm that the ID token is signed with (OpenID Connect Core 3.1.3.6).
 *
 * @throws OidcFailure
 */
export function checkAccessTokenHash(claim: unknown, accessToken: string, algorithm: string): void {
  if (claim === undefined) return
  const hash = createHash(hashOf(algorithm)).update(accessToken).digest()
  if (claim !== hash.subarray(0, hash.length / 2).toString('base64url'))
    throw new OidcFailure('wrong_access_token_hash')
}
