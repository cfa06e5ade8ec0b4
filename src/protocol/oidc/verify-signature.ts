import { compactVerify, decodeProtectedHeader, errors } from 'jose'
import { asText, type FailureDetails } from '../failure.ts'
import { OidcFailure } from './failure.ts'
import type { OidcFailureCause } from './failure-causes.ts'
import { type KeySet, rsaBits } from './key-set.ts'

/** The header of a token. Only these members are read. */
export interface TokenHeader {
  alg?: unknown
  kid?: unknown
  crit?: unknown
}

/** What was signed, and with what. */
export interface Verified {
  payload: Uint8Array
  algorithm: string
}

/**
 * Verifies an ID token, or another token of a provider, with the published keys of the provider, and with nothing that it says
 * of keys itself. A key counts for the algorithms of its type and curve only, and if it names one, for that one.
 *
 * @throws OidcFailure
 */
export async function verifySignature(token: string, keySet: KeySet, algorithms: string[]): Promise<Verified> {
  const header = parseHeader(token)
  const algorithm = checkHeader(header, algorithms)
  const { kid } = header
  if (/^[RP]S/.test(algorithm)) checkKeySizes(keySet, kid)
  const details = { algorithm, ...(kid === undefined ? {} : { key_id: asText(kid) }) }
  try {
    const { payload } = await compactVerify(token, keySet.find, { algorithms })
    return { payload, algorithm }
  } catch (error) {
    throw named(error, details, keySet)
  }
}

function parseHeader(token: string): TokenHeader {
  try {
    return decodeProtectedHeader(token)
  } catch {
    throw new OidcFailure('malformed_id_token')
  }
}

/** @returns the algorithm. @throws OidcFailure for one that is not accepted, and for extensions. */
export function checkHeader({ alg, crit }: TokenHeader, algorithms: readonly string[]): string {
  if (alg === 'none') throw new OidcFailure('unsigned_id_token', { algorithm: 'none' })
  if (typeof alg !== 'string' || !algorithms.includes(alg)) {
    throw new OidcFailure('forbidden_algorithm', { found: asText(alg), expected: algorithms })
  }
  if (crit !== undefined) throw new OidcFailure('unknown_critical_header', { found: [crit].flat().map(asText) })
  return alg
}

function checkKeySizes({ keys }: KeySet, kid: unknown): void {
  const candidates = keys.filter((key) => kid === undefined || key.kid === kid)
  for (const bits of candidates.map(rsaBits)) {
    if (bits !== undefined && bits < 2048) throw new OidcFailure('weak_key', { bits })
  }
}

const causes: Readonly<Record<string, OidcFailureCause>> = {
  [errors.JWKSNoMatchingKey.code]: 'unknown_key',
  [errors.JWKSMultipleMatchingKeys.code]: 'ambiguous_key',
  [errors.JWSSignatureVerificationFailed.code]: 'wrong_signature',
  [errors.JWSInvalid.code]: 'malformed_id_token',
}

/** Every other error is about the keys: one of them cannot be imported. */
function named(error: unknown, details: FailureDetails, { keys }: KeySet): OidcFailure {
  const reason = (error instanceof errors.JOSEError ? causes[error.code] : undefined) ?? 'invalid_keys'
  if (reason !== 'unknown_key') return new OidcFailure(reason, details)
  return new OidcFailure(reason, {
    ...details,
    published: keys.flatMap(({ kid }) => (typeof kid === 'string' ? [kid] : [])),
  })
}
