import { decodeProtectedHeader } from 'jose'
import type { Context } from '#platform/context.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { acceptedAlgorithms, OidcFailure, type OidcFailureCause, verifySignature } from '#protocol/oidc/index.ts'
import {
  signalForOthers,
  signalKeysUnavailable,
  signalKeyUnknown,
  signalNotAuthentic,
  signalOfOtherIssuer,
  signalUnusable,
} from './errors.ts'
import type { ReceiverRow } from './schemas.ts'
import { keysAt, newestKeysAt } from './transmitter.ts'

/** How long a transmitter may try to deliver a token. Its `jti` is remembered for longer. */
const longestSeconds = 7 * 86_400
const toleratedSeconds = 60
const longestId = 255

export interface SecurityEvent {
  jti: string
  issuedAt: Date
  uri: string
  payload: Record<string, unknown>
  /** Whom it is about: of the token, or of the event as earlier drafts have it. */
  subject: Record<string, unknown>
}

/** RS256 and ES256, and what a transmitter may choose for itself. */
const algorithms = acceptedAlgorithms(['RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES384', 'ES512', 'EdDSA'])

/**
 * Reads a security event token (RFC 8417) as SSF 1.0 §4 profiles it: of its own type, signed by a published key of the issuer, for this
 * receiver alone, with one event. It has neither `sub` nor `exp`, which ID tokens and access tokens of the same issuer have.
 *
 * @throws one of the refusals
 */
export async function readSet(ctx: Context, receiver: ReceiverRow, text: string): Promise<SecurityEvent> {
  if (!isOfType(text)) throw signalUnusable('it is no JWT of type secevent+jwt')
  const { iss, aud, iat, jti, sub, exp, events, sub_id } = await readClaims(ctx, receiver, text)
  if (iss !== receiver.issuer) throw signalOfOtherIssuer()
  const audiences = [aud ?? []].flat()
  if (audiences.length === 0 || audiences.some((each) => each !== receiver.audience)) throw signalForOthers()
  if (sub !== undefined || exp !== undefined)
    throw signalUnusable('it has `sub` or `exp`, as tokens of other kinds have')
  if (typeof jti !== 'string' || jti === '' || jti.length > longestId || !isStorableText(jti))
    throw signalUnusable('it has no usable `jti`')
  if (typeof iat !== 'number') throw signalUnusable('it has no `iat`')
  const now = ctx.now().getTime() / 1_000
  if (iat > now + toleratedSeconds) throw signalUnusable('its `iat` is in the future')
  if (iat < now - longestSeconds) throw signalUnusable('it is older than a week')
  const [[uri, payload] = ['', undefined], ...others] = isRecord(events) ? Object.entries(events) : []
  if (!isRecord(payload) || others.length > 0) throw signalUnusable('`events` does not have one event')
  return { jti, issuedAt: new Date(iat * 1_000), uri, payload, subject: recordOf(sub_id ?? payload.subject) }
}

function isOfType(text: string): boolean {
  try {
    return /^(application\/)?secevent\+jwt$/i.test(String(decodeProtectedHeader(text).typ))
  } catch {
    return false
  }
}

async function readClaims(ctx: Context, { jwks_uri }: ReceiverRow, text: string): Promise<Record<string, unknown>> {
  try {
    const known = await keysAt(ctx, jwks_uri)
    if (known === undefined) throw signalKeysUnavailable()
    const { payload } = await verifySignature(text, known, algorithms).catch(async (error: unknown) => {
      if (!(error instanceof OidcFailure && error.reason === 'unknown_key')) throw error
      const newest = await newestKeysAt(ctx, jwks_uri)
      if (newest === undefined) throw signalKeysUnavailable()
      return verifySignature(text, newest, algorithms)
    })
    const claims = parseInnerObject(Buffer.from(payload).toString('utf8'))
    if (claims === undefined) throw signalUnusable('its claims are no JSON object')
    return claims
  } catch (error) {
    if (error instanceof OidcFailure) throw (refusalsOf[error.reason] ?? signalNotAuthentic)()
    throw error
  }
}

/** Everything else is a signature that doesn't count. */
const refusalsOf: Partial<Record<OidcFailureCause, () => Error>> = {
  malformed_id_token: () => signalUnusable('it is no signed token'),
  unknown_key: signalKeyUnknown,
  ambiguous_key: signalKeyUnknown,
  invalid_keys: signalKeyUnknown,
}
