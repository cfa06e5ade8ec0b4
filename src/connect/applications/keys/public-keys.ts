import { createPublicKey, type KeyObject } from 'node:crypto'
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
  return isUsable ? key : undefined
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
