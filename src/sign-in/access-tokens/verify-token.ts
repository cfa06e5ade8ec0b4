import { createPublicKey, type KeyObject, type VerifyKeyObjectInput, verify } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { JsonWebKey } from '#platform/crypto/json-web-key.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { issuerOf } from './mint.ts'
import { keyIdOf } from './ps256.ts'
import { pssOptions, type TokenType } from './sign-token.ts'
import { findPublicKey, publishedKey } from './signing-keys.ts'

/** Our own tokens are a third as long. */
const longest = 8_192

/** What keeps the tokens apart that one key signs (RFC 8725 §3.11). */
export interface ExpectedToken {
  type: TokenType
  issuer: string
  /** The published key of the `kid` that the token names, where it was looked up before; null where there is none. */
  jwk?: JsonWebKey | null
  /** In characters, for tokens that may be longer than usual. */
  maxLength?: number
}

/**
 * The claims of a token of this type and issuer that this environment signed and that has not expired; otherwise
 * `undefined`.
 */
export async function verifyToken(
  ctx: Context,
  token: string,
  expected: ExpectedToken,
): Promise<Record<string, unknown> | undefined> {
  const claims = await readSigned(ctx, token, expected)
  return typeof claims?.exp === 'number' && claims.exp * 1_000 > ctx.now().getTime() ? claims : undefined
}

/** The longest token of a user, who may have very many permissions. */
const longestOfUser = 131_072

/** The claims of a user's access token that this environment has signed and that has not run out. Its session may have ended. */
export function verifyAccessToken(ctx: Context, token: string): Promise<Record<string, unknown> | undefined> {
  return verifyToken(ctx, token, { type: 'JWT', issuer: issuerOf(ctx), maxLength: longestOfUser })
}

/**
 * What {@link verifyToken} gives, however old the token is. Nothing of a token but the id of its key counts before its signature holds.
 *
 * By `node:crypto` at once: through the thread pool, as `jose` does it, it costs as much as all the rest of a request.
 */
export async function readSigned(
  ctx: Context,
  token: string,
  { type, issuer, maxLength = longest, jwk: given }: ExpectedToken,
): Promise<Record<string, unknown> | undefined> {
  const parts = partsOf(token, maxLength)
  if (parts === undefined || parts.typ !== type) return undefined
  const jwk = given === undefined ? await findPublicKey(ctx, parts.kid) : given && publishedKey(parts.kid, given)
  if (jwk == null) return undefined
  const verifier: VerifyKeyObjectInput = { key: keyOf(jwk), ...(parts.alg === 'PS256' ? pssOptions : {}) }
  if (!verify('sha256', Buffer.from(parts.signed), verifier, decode(parts.signature))) return undefined
  const claims = parseInnerObject(decode(parts.payload).toString())
  return claims?.iss === issuer ? claims : undefined
}

/** What a token says of itself, of which nothing is verified: to look up together what verifies it. */
export function peekToken(token: string): { kid: string; claims: Record<string, unknown> } | undefined {
  const parts = partsOf(token, longest)
  const claims = parts && parseInnerObject(decode(parts.payload).toString())
  return parts && claims && { kid: parts.kid, claims }
}

function partsOf(token: string, maxLength: number) {
  const [header = '', payload = '', signature = '', ...rest] = token.length > maxLength ? [] : token.split('.')
  if (rest.length > 0 || ![header, payload, signature].every((part) => /^[\w-]+$/.test(part))) return undefined
  const { alg, typ, kid, crit } = parseInnerObject(decode(header).toString()) ?? {}
  if (typeof kid !== 'string' || !isStorableText(kid) || crit !== undefined) return undefined
  const named = keyIdOf(kid)
  if (alg !== named.alg) return undefined
  return { typ, alg: named.alg, kid: named.id, signed: `${header}.${payload}`, payload, signature }
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
