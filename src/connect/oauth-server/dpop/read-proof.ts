import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, compactVerify, EmbeddedJWK, errors } from 'jose'
import { isSame } from '#platform/crypto/is-same.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'

/** Asymmetric ones only: a party that verifies a proof cannot make one. */
export const proofAlgorithms = ['ES256', 'Ed25519', 'EdDSA', 'PS256', 'RS256']

/** How far the time of a proof may be away, in either direction. */
export const proofSeconds = 60

const longestProof = 8_192

/** What a proof must refer to. */
export interface ProvenRequest {
  method: string
  /** Without query. */
  url: string
  now: Date
  /** The access token that the proof comes with, at a resource. */
  accessToken?: string | undefined
  algorithms: string[]
}

export interface Proof {
  /** The thumbprint of the key (RFC 7638). */
  jkt: string
  jti: string
  /** In seconds. */
  issuedAt: number
}

/**
 * The key that a proof holds and is signed with (RFC 9449 §4.3). Whether this is its first use is for the caller to say.
 *
 * @returns what is wrong with the proof, otherwise
 */
export async function readProof(proof: string, request: ProvenRequest): Promise<Proof | string> {
  const verified = proof.length > longestProof ? undefined : await verify(proof, request.algorithms)
  if (verified === undefined)
    return 'It is not signed with the key that it contains, or not with a permitted algorithm.'
  const { jkt, claims } = verified
  const { jti, iat, htm, htu, ath } = claims
  if (typeof jti !== 'string' || jti === '' || jti.length > 255)
    return '`jti` is missing, or longer than 255 characters.'
  if (htm !== request.method) return '`htm` is not the method of the request.'
  if (typeof htu !== 'string' || withoutQuery(htu) !== withoutQuery(request.url))
    return '`htu` is not the address of the request.'
  if (typeof iat !== 'number' || !(Math.abs(request.now.getTime() / 1_000 - iat) <= proofSeconds))
    return `\`iat\` is over ${proofSeconds} s away from the time of the server.`
  const { accessToken } = request
  if (accessToken !== undefined && !isSame(typeof ath === 'string' ? ath : undefined, hashOf(accessToken)))
    return '`ath` is not the hash of the access token.'
  return { jkt, jti, issuedAt: iat }
}

async function verify(
  proof: string,
  algorithms: string[],
): Promise<{ jkt: string; claims: Record<string, unknown> } | undefined> {
  try {
    const { payload, protectedHeader } = await compactVerify(proof, EmbeddedJWK, { algorithms })
    const claims = parseInnerObject(Buffer.from(payload).toString())
    if (protectedHeader.typ !== 'dpop+jwt' || protectedHeader.jwk === undefined || claims === undefined)
      return undefined
    return { jkt: await calculateJwkThumbprint(protectedHeader.jwk), claims }
  } catch (error) {
    // An invalid key makes the runtime throw errors of its own.
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException)
      return undefined
    throw error
  }
}

function withoutQuery(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  url.search = ''
  url.hash = ''
  return url.href
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
