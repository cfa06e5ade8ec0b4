/** Signatures by a private key, whose public key the provider publishes (RFC 7518 §3.1, RFC 8037, RFC 9864). `none` and HMAC never count (O-2). */
const supported = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

/** Accepted from every provider: OpenID Connect requires the first, and some use the second without announcing it. */
const accepted = ['RS256', 'ES256']

/** The algorithms that a provider may sign with: RS256 and ES256, and those that its discovery document announces. */
export function acceptedAlgorithms(announced: unknown): string[] {
  const names: readonly unknown[] = Array.isArray(announced) ? announced : []
  return supported.filter((each) => accepted.includes(each) || names.includes(each))
}

/** The hash function of an algorithm. That of Ed25519 is SHA-512 (RFC 8032 §5.1). */
export function hashOf(algorithm: string): string {
  const bits = /^[RPE]S(\d{3})$/.exec(algorithm)?.[1]
  return `sha${bits ?? 512}`
}
