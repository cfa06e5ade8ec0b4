import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { JsonWebKey } from '../../platform/crypto/json-web-key.ts'
import { isStorableText, parseInnerObject } from '../../platform/http/json-body.ts'
import { findPublicKey } from '../../sign-in/access-tokens/index.ts'
import { issuerOf } from './issuer.ts'

/** The claims of an access token (RFC 9068 §2.2). */
export interface AccessTokenClaims {
  iss: string
  /** The user, or a machine itself. */
  sub: string
  aud: string
  client_id: string
  org_id?: string
  scope?: string
  /** Of a user: what they have consented to. */
  sid?: string
  /** Of a user: the authorization that the token counts with. */
  grant_id?: string
  auth_time?: number
  /** The operator who acts in the place of the user; of an agent, the user for whom it acts. */
  act?: { sub: string }
  /** The key without which the token does not count (RFC 9449 §6). */
  cnf?: { jkt: string }
  jti: string
  iat: number
  exp: number
}

/** One of ours is a third as long. */
const longest = 8_192

/**
 * The claims of an access token that this environment has signed and that has not run out; `undefined` for anything else. The
 * type and the issuer keep the other tokens out that the same keys sign. Nothing of a token but the id of its key counts before
 * its signature holds.
 *
 * By `node:crypto` at once: through the thread pool, as `jose` does it, it costs as much as all the rest of an introspection.
 */
export async function verifyClientToken(ctx: Context, token: string): Promise<AccessTokenClaims | undefined> {
  const claims = await readSigned(ctx, token, 'at+jwt')
  return isClaims(claims) && claims.exp * 1_000 > ctx.now().getTime() ? claims : undefined
}

/** What a token says that this environment has signed as its issuer, with this type, however old it is. */
export async function readSigned(
  ctx: Context,
  token: string,
  type: 'at+jwt' | 'JWT',
): Promise<Record<string, unknown> | undefined> {
  const [header = '', payload = '', signature = '', ...rest] = token.length > longest ? [] : token.split('.')
  if (rest.length > 0 || ![header, payload, signature].every((part) => /^[\w-]+$/.test(part))) return undefined
  const { alg, typ, kid, crit } = parseInnerObject(decode(header).toString()) ?? {}
  if (alg !== 'RS256' || typ !== type || crit !== undefined) return undefined
  if (typeof kid !== 'string' || !isStorableText(kid)) return undefined
  const jwk = await findPublicKey(ctx, kid)
  if (jwk === undefined) return undefined
  if (!verify('sha256', Buffer.from(`${header}.${payload}`), keyOf(jwk), decode(signature))) return undefined
  const claims = parseInnerObject(decode(payload).toString())
  return claims?.iss === issuerOf(ctx) ? claims : undefined
}

/** Whatever has our signature and type we have made; this tells the compiler. */
function isClaims(claims: unknown): claims is AccessTokenClaims {
  const { iss, sub, client_id, jti, exp } = (claims ?? {}) as Record<string, unknown>
  return [iss, sub, client_id, jti].every((text) => typeof text === 'string') && typeof exp === 'number'
}

function decode(part: string): Buffer {
  return Buffer.from(part, 'base64url')
}

/** `findPublicKey` gives the same object for a key. */
const keys = new WeakMap<JsonWebKey, KeyObject>()

function keyOf(jwk: JsonWebKey): KeyObject {
  const key = keys.get(jwk) ?? createPublicKey({ key: { kty: jwk.kty, n: jwk.n, e: jwk.e }, format: 'jwk' })
  keys.set(jwk, key)
  return key
}
