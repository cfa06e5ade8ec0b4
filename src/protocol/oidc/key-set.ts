import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { OidcFailure } from './failure.ts'

/** The keys that a provider publishes. A key is imported once, however many tokens it verifies. */
export interface KeySet {
  keys: readonly Readonly<Record<string, unknown>>[]
  find: JWTVerifyGetKey
}

/** @throws OidcFailure for what is no set of keys. */
export function readKeySet(document: Readonly<Record<string, unknown>>): KeySet {
  if (!isKeySet(document)) throw new OidcFailure('invalid_keys')
  return { keys: document.keys.map((key) => ({ ...key })), find: createLocalJWKSet(document) }
}

function isKeySet(document: Readonly<Record<string, unknown>>): document is Record<string, unknown> & JSONWebKeySet {
  const { keys } = document
  return Array.isArray(keys) && keys.every((key) => typeof key === 'object' && key !== null && !Array.isArray(key))
}

/** The size of an RSA key; `undefined` for other keys. */
export function rsaBits({ kty, n }: Readonly<Record<string, unknown>>): number | undefined {
  if (kty !== 'RSA' || typeof n !== 'string') return undefined
  const hex = Buffer.from(n, 'base64url').toString('hex')
  return hex === '' ? 0 : BigInt(`0x${hex}`).toString(2).length
}
