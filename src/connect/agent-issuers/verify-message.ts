import { createLocalJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Context } from '#platform/context.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { assertionAlgorithms, type PublicKey } from '../applications/index.ts'
import { issuerNamedBy, issuerOf } from '../oauth-server/index.ts'
import { keysOf, newestKeysOf } from './issuer-keys.ts'
import type { TrustedIssuerRow } from './schemas.ts'
import { findIssuerNamed } from './service.ts'

/** How far the clock of an issuer may be off. */
export const toleratedSeconds = 60

export type Refusal = 'malformed' | 'unknown_issuer' | 'unknown_key' | 'wrong_signature' | 'wrong_audience' | 'over'

/** What a trusted issuer has signed for this environment. */
export interface SignedMessage {
  issuer: TrustedIssuerRow
  claims: JWTPayload & { sub: string; jti: string; iat: number }
}

/**
 * Verifies a JWT of a trusted issuer: it has the expected type, is signed with a key of the issuer, is meant for this
 * environment only, and is currently valid.
 */
export async function verifyMessage(ctx: Context, text: string, typ: string): Promise<SignedMessage | Refusal> {
  if (typeOf(text) !== typ) return 'malformed'
  const issuer = await findIssuerNamed(ctx, issuerNamedBy(text))
  if (issuer === undefined) return 'unknown_issuer'
  try {
    const { payload } = await verifySignature(ctx, issuer, text)
    return readClaims(ctx, issuer, payload)
  } catch (error) {
    return refusalOf(error)
  }
}

function typeOf(text: string): unknown {
  try {
    return decodeProtectedHeader(text).typ
  } catch {
    return undefined
  }
}

async function verifySignature(ctx: Context, issuer: TrustedIssuerRow, text: string) {
  const verifyWith = (keys: readonly PublicKey[]) =>
    jwtVerify(text, createLocalJWKSet({ keys: keys.map((key) => ({ ...key })) }), {
      algorithms: assertionAlgorithms,
      issuer: issuer.issuer,
      requiredClaims: ['aud', 'iat', 'jti', 'sub'],
      currentDate: ctx.now(),
      clockTolerance: toleratedSeconds,
    })
  return verifyWith(await keysOf(ctx, issuer)).catch(async (error: unknown) => {
    if (issuer.jwks !== null || !(error instanceof errors.JWKSNoMatchingKey)) throw error
    return verifyWith(await newestKeysOf(ctx, issuer))
  })
}

function readClaims(ctx: Context, issuer: TrustedIssuerRow, claims: JWTPayload): SignedMessage | Refusal {
  const { aud = [], sub, jti, iat } = claims
  const named = [aud].flat()
  if (named.length === 0 || named.some((each) => each !== issuerOf(ctx))) return 'wrong_audience'
  const isTold = typeof sub === 'string' && sub !== '' && sub.length <= 255 && isStorableText(sub)
  if (!isTold || typeof jti !== 'string' || jti === '' || typeof iat !== 'number') return 'malformed'
  if (iat > ctx.now().getTime() / 1_000 + toleratedSeconds) return 'malformed'
  return { issuer, claims: { ...claims, sub, jti, iat } }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return 'over'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong_signature'
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'unknown_key'
  if (error instanceof errors.JOSEError || error instanceof TypeError) return 'malformed'
  throw error
}
