import { compactVerify, decodeProtectedHeader, errors } from 'jose'
import { type FailureDetails, OidcFailure } from './failure.ts'
import type { FailureCause } from './failure-causes.ts'
import { type KeySet, rsaBits } from './key-set.ts'

/** What ID tokens may be signed with (O-2). */
export const acceptedAlgorithms = ['RS256', 'ES256']

/** The header of an ID token. Of all that it can hold, only these members count. */
export interface IdTokenHeader {
  alg?: unknown
  kid?: unknown
  crit?: unknown
}

/**
 * Verifies an ID token with the published keys of its provider, and with nothing that it says of keys itself.
 *
 * @returns what was signed
 * @throws OidcFailure
 */
export async function verifySignature(idToken: string, keySet: KeySet): Promise<Uint8Array> {
  const header = parseHeader(idToken)
  checkHeader(header)
  const { alg, kid } = header
  if (alg === 'RS256') checkKeySizes(keySet, kid)
  const details = { algorithm: String(alg), ...(kid === undefined ? {} : { key_id: String(kid) }) }
  try {
    const { payload } = await compactVerify(idToken, keySet.find, { algorithms: acceptedAlgorithms })
    return payload
  } catch (error) {
    throw named(error, details, keySet)
  }
}

function parseHeader(idToken: string): IdTokenHeader {
  try {
    return decodeProtectedHeader(idToken)
  } catch {
    throw new OidcFailure('malformed_id_token')
  }
}

/** @throws OidcFailure for an algorithm that is not accepted, and for extensions. */
export function checkHeader({ alg, crit }: IdTokenHeader): void {
  if (alg === 'none') throw new OidcFailure('unsigned_id_token', { algorithm: 'none' })
  if (typeof alg !== 'string' || !acceptedAlgorithms.includes(alg)) {
    throw new OidcFailure('forbidden_algorithm', { found: String(alg), expected: acceptedAlgorithms })
  }
  if (crit !== undefined) throw new OidcFailure('unknown_critical_header', { found: [crit].flat().map(String) })
}

function checkKeySizes({ keys }: KeySet, kid: unknown): void {
  const candidates = keys.filter((key) => kid === undefined || key.kid === kid)
  for (const bits of candidates.map(rsaBits)) {
    if (bits !== undefined && bits < 2048) throw new OidcFailure('weak_key', { bits })
  }
}

const causes: Readonly<Record<string, FailureCause>> = {
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
