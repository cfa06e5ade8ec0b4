import { OidcFailure } from './failure.ts'

/** What an ID token must agree with. */
export interface ExpectedClaims {
  issuer: string
  clientId: string
  nonce: string
  now: Date
  /** For a person who had to sign in again: since when. */
  authenticatedSince?: Date | undefined
}

export type Claims = Readonly<Record<string, unknown>>

/** How many seconds a clock may be wrong (O-3). */
export const toleratedSeconds = 60

/**
 * The rules of OpenID Connect Core 3.1.3.7 on what an ID token says, and those that O-3 adds. The signature and the hash of
 * the access token are checked elsewhere.
 *
 * @throws OidcFailure
 */
export function checkClaims(claims: Claims, expected: ExpectedClaims): void {
  checkPresence(claims)
  checkIssuer(claims, expected)
  checkAudience(claims, expected)
  checkTimes(claims, expected)
  checkNonce(claims, expected)
  if (expected.authenticatedSince !== undefined) checkAuthenticationTime(claims, expected.authenticatedSince)
}

const times = ['exp', 'iat'] as const

function checkPresence(claims: Claims): void {
  for (const claim of ['iss', 'sub', 'aud', ...times]) {
    if (claims[claim] === undefined) throw new OidcFailure('missing_claim', { claim })
  }
  for (const claim of ['iss', 'sub']) {
    if (typeof claims[claim] !== 'string' || claims[claim] === '') throw new OidcFailure('invalid_claim', { claim })
  }
  for (const claim of [...times, 'nbf', 'auth_time']) {
    const value = claims[claim]
    if (value !== undefined && !(Number.isFinite(value) && Number(value) >= 0))
      throw new OidcFailure('invalid_claim', { claim })
  }
  if (!isTexts(claims.aud)) throw new OidcFailure('invalid_claim', { claim: 'aud' })
  if (claims.azp !== undefined && typeof claims.azp !== 'string')
    throw new OidcFailure('invalid_claim', { claim: 'azp' })
}

function isTexts(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
}

function checkIssuer({ iss }: Claims, { issuer }: ExpectedClaims): void {
  if (iss !== issuer) throw new OidcFailure('wrong_issuer', { expected: issuer, found: String(iss) })
}

function checkAudience({ aud, azp }: Claims, { clientId }: ExpectedClaims): void {
  const audiences = [aud].flat().map(String)
  if (!audiences.includes(clientId)) throw new OidcFailure('wrong_audience', { expected: clientId, found: audiences })
  if (azp !== undefined && azp !== clientId) {
    throw new OidcFailure('wrong_authorized_party', { expected: clientId, found: String(azp) })
  }
  if (audiences.length > 1 && azp === undefined) throw new OidcFailure('untrusted_audiences', { found: audiences })
}

function checkTimes({ exp, iat, nbf }: Claims, { now }: ExpectedClaims): void {
  const late = secondsBetween(exp, now)
  if (late >= toleratedSeconds) throw new OidcFailure('expired', timeDetails(exp, now, late))
  for (const [value, reason] of [[iat, 'issued_in_future'] as const, [nbf, 'not_yet_valid'] as const]) {
    const early = value === undefined ? 0 : -secondsBetween(value, now)
    if (early > toleratedSeconds) throw new OidcFailure(reason, timeDetails(value, now, early))
  }
}

function checkNonce(claims: Claims, { nonce }: ExpectedClaims): void {
  if (claims.nonce === undefined) throw new OidcFailure('missing_nonce')
  if (claims.nonce !== nonce) throw new OidcFailure('wrong_nonce')
}

function checkAuthenticationTime({ auth_time }: Claims, since: Date): void {
  if (auth_time === undefined) throw new OidcFailure('missing_authentication_time')
  const early = secondsBetween(auth_time, since)
  if (early > toleratedSeconds) throw new OidcFailure('not_authenticated_again', timeDetails(auth_time, since, early))
}

/** From a claim, in seconds since 1970, to a time. */
function secondsBetween(claim: unknown, time: Date): number {
  return Math.floor(time.getTime() / 1_000) - Number(claim)
}

function timeDetails(claim: unknown, time: Date, seconds: number): Record<string, string | number> {
  return { found: readableTime(Number(claim)), compared_with: time.toISOString(), seconds: Math.round(seconds) }
}

/** A number may be beyond what a date can be. */
function readableTime(seconds: number): string {
  const date = new Date(seconds * 1_000)
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString()
}
