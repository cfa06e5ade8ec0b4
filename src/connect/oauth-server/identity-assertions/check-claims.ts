import { isStorableText } from '#platform/http/json-body.ts'
import { recordOf } from '#platform/records.ts'
import { asText } from '#protocol/failure.ts'
import type { Confirmation } from '../tokens/confirmation.ts'
import { AssertionFailure } from './failures.ts'

const toleratedSeconds = 60
/** How long an assertion may last. It is remembered until it expires. */
const longestSeconds = 3_600
const longestId = 255

/** What the claims have to agree with. */
export interface ExpectedClaims {
  /** Ours. */
  audience: string
  clientId: string
  /** The one that the provider said of the person, of a provider with several. */
  tenant: string | null
  /** What the request proves to have. */
  cnf: Confirmation | undefined
  now: Date
}

/** What an assertion says that counts. */
export interface AssertedClaims {
  jti: string
  /** From when on it need not be remembered. */
  countsUntil: Date
  /** When the provider authenticated the user, in seconds. */
  authTime: number | undefined
  scopes: string[]
  resources: string[]
}

/**
 * The rules of the draft ("Processing Rules") and of RFC 7523 §3 on what an assertion says, whose signature is verified.
 *
 * @throws AssertionFailure
 */
export function checkClaims(claims: Readonly<Record<string, unknown>>, expected: ExpectedClaims): AssertedClaims {
  const missing = ['aud', 'client_id', 'jti', 'iat', 'exp'].filter((claim) => claims[claim] === undefined)
  if (missing.length > 0) throw new AssertionFailure('missing_claim', { claims: missing })
  const [audience, ...others] = [claims.aud].flat()
  if (audience !== expected.audience || others.length > 0)
    throw new AssertionFailure('wrong_audience', {
      expected: expected.audience,
      found: [claims.aud].flat().map(asText),
    })
  if (claims.client_id !== expected.clientId)
    throw new AssertionFailure('wrong_client', { expected: expected.clientId, found: asText(claims.client_id) })
  if (claims.tenant !== undefined && claims.tenant !== expected.tenant)
    throw new AssertionFailure('wrong_tenant', { expected: expected.tenant ?? '', found: asText(claims.tenant) })
  const { exp, authTime } = checkTimes(claims, expected.now)
  if (claims.cnf !== undefined && !isProven(claims.cnf, expected.cnf)) throw new AssertionFailure('missing_proof')
  const { jti } = claims
  if (typeof jti !== 'string' || jti === '' || jti.length > longestId) throw invalid('jti')
  return {
    jti,
    countsUntil: new Date((exp + toleratedSeconds) * 1_000),
    authTime,
    scopes: scopesOf(claims.scope),
    resources: resourcesOf(claims.resource),
  }
}

function checkTimes(
  claims: Readonly<Record<string, unknown>>,
  at: Date,
): { exp: number; authTime: number | undefined } {
  const now = at.getTime() / 1_000
  const time = (claim: string) => {
    const value = claims[claim]
    if (value === undefined || (typeof value === 'number' && value >= 0)) return value
    throw invalid(claim)
  }
  const [exp = 0, iat = 0, nbf = 0, authTime] = ['exp', 'iat', 'nbf', 'auth_time'].map(time)
  if (exp <= now - toleratedSeconds) throw new AssertionFailure('expired')
  if (Math.max(iat, nbf, authTime ?? 0) > now + toleratedSeconds) throw new AssertionFailure('not_yet_valid')
  if (exp - iat > longestSeconds || exp > now + longestSeconds + toleratedSeconds)
    throw new AssertionFailure('lasts_too_long')
  return { exp, authTime: authTime === undefined ? undefined : Math.floor(authTime) }
}

/** Whether the request proves to have what the assertion is bound to: a key (RFC 9449) or a certificate (RFC 8705). */
function isProven(cnf: unknown, proven: Confirmation | undefined): boolean {
  const bonds = Object.entries(recordOf(cnf))
  return bonds.length > 0 && bonds.every(([name, value]) => recordOf(proven)[name] === value)
}

function scopesOf(scope: unknown = ''): string[] {
  if (typeof scope !== 'string') throw invalid('scope')
  return scope.split(' ').filter((each) => each !== '')
}

function resourcesOf(resource: unknown = []): string[] {
  return [resource].flat().map((each) => {
    if (typeof each !== 'string' || !isStorableText(each)) throw invalid('resource')
    return each
  })
}

function invalid(claim: string): AssertionFailure {
  return new AssertionFailure('invalid_claim', { claim })
}
