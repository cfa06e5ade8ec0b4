import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { isRecord } from '#platform/records.ts'

/** What verifies the signatures of an application. */
export type PublicKey = Readonly<Record<string, string> & { kty: string }>

/** What the signatures of applications may be made with. */
export const assertionAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA']

const members = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use']

/** Only the public members of a key. `undefined` if it can't verify any of our algorithms. */
export function readPublicKey(jwk: unknown): PublicKey | undefined {
  if (!isRecord(jwk)) return undefined
  const given = members.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]])
  if (!given.every((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= 1_400))
    return undefined
  const key: PublicKey = { kty: '', ...Object.fromEntries(given) }
  if (key.use !== undefined && key.use !== 'sig') return undefined
  if (key.alg !== undefined && !assertionAlgorithms.includes(key.alg)) return undefined
  const { asymmetricKeyType, asymmetricKeyDetails } = toKeyObject(key) ?? {}
  const bits = asymmetricKeyDetails?.modulusLength ?? 0
  const isUsable =
    asymmetricKeyType === 'ed25519' ||
    (asymmetricKeyType === 'ec' && key.crv === 'P-256') ||
    (asymmetricKeyType === 'rsa' && bits >= 2_048 && bits <= 8_192)
  return isUsable ? withCertificate(key, jwk.x5c) : undefined
}

/** More than one application or issuer publishes. The rest of a longer list is not looked at. */
const mostKeys = 20

/** The usable keys in the `keys` of a published key set. */
export function readPublicKeys(keys: unknown): PublicKey[] {
  if (!Array.isArray(keys)) return []
  return keys
    .slice(0, mostKeys)
    .map(readPublicKey)
    .filter((key) => key !== undefined)
}

/**
 * The key with the thumbprint of its certificate in place of the certificate, by which a client that connects with it is known
 * (RFC 8705 §2.2.2). `undefined` for the certificate of another key.
 */
function withCertificate(key: PublicKey, x5c: unknown): PublicKey | undefined {
  if (x5c === undefined) return key
  const [encoded]: unknown[] = Array.isArray(x5c) ? x5c : []
  if (typeof encoded !== 'string' || encoded.length > 16_384) return undefined
  try {
    const certificate = new X509Certificate(Buffer.from(encoded, 'base64'))
    const isOfKey = toKeyObject(key)?.equals(certificate.publicKey) === true
    return isOfKey ? { ...key, 'x5t#S256': certificateThumbprint(certificate) } : undefined
  } catch {
    return undefined
  }
}

/** RFC 8705 §3.1. */
export function certificateThumbprint({ raw }: X509Certificate): string {
  return createHash('sha256').update(raw).digest('base64url')
}

/** Whether a key holds what only its owner may know. */
export function isPrivateKey(jwk: unknown): boolean {
  return isRecord(jwk) && (jwk.d !== undefined || jwk.k !== undefined)
}

function toKeyObject(key: PublicKey): KeyObject | undefined {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return undefined
  }
}
