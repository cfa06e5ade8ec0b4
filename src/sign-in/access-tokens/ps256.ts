import type { JsonWebKey } from '#platform/crypto/json-web-key.ts'
import type { SigningKey } from './signing-keys.ts'

/** What tells the `kid` of a key for PS256 from that of the same key for RS256: a `kid` names one algorithm. */
const suffix = '.ps256'

/** The key as one for PS256, which FAPI 2.0 §5.4 demands in the place of RS256. */
export function forPs256({ kid, privateKey }: SigningKey): SigningKey {
  return { kid: kid + suffix, alg: 'PS256', privateKey }
}

/** The public half of {@link forPs256}. */
export function publishedForPs256({ kid, ...jwk }: JsonWebKey): object {
  return { ...jwk, alg: 'PS256', kid: kid + suffix }
}

/** The key that a `kid` names, and the only algorithm that it is for. */
export function keyIdOf(kid: string): { id: string; alg: 'RS256' | 'PS256' } {
  return kid.endsWith(suffix) ? { id: kid.slice(0, -suffix.length), alg: 'PS256' } : { id: kid, alg: 'RS256' }
}
