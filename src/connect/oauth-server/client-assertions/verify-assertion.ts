import { createLocalJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Context } from '#platform/context.ts'
import { assertionAlgorithms, type FoundClient, type PublicKey } from '../../applications/index.ts'
import { endpointsOf, issuerOf } from '../issuers/issuer.ts'
import { newlyPublishedKeys, publishedKeys } from './published-keys.ts'
import { spendAssertion } from './spend-assertion.ts'

const toleratedSeconds = 60
/** How far in the future an assertion may expire. It is remembered until then. */
const longestSeconds = 600

/**
 * The types that an assertion may have. A DPoP proof or a request object signed with the same key is not an assertion.
 */
const types: unknown[] = [undefined, 'JWT', 'client-authentication+jwt']

/**
 * Whether an assertion authenticates a client (RFC 7523 §3): signed with its key, about itself, for this server only,
 * short-lived, and used for the first time.
 */
export async function isAssertionOf(client: FoundClient, assertion: string): Promise<boolean> {
  if (!types.includes(typeOf(assertion))) return false
  const claims = await verify(client, assertion)
  if (claims === undefined || !isForUs(client.ctx, claims)) return false
  const { jti, exp = 0 } = claims
  if (typeof jti !== 'string' || exp > client.ctx.now().getTime() / 1_000 + longestSeconds + toleratedSeconds)
    return false
  return spendAssertion(client, jti, new Date((exp + toleratedSeconds) * 1_000))
}

function typeOf(assertion: string): unknown {
  try {
    return decodeProtectedHeader(assertion).typ
  } catch {
    return null
  }
}

async function verify(
  { ctx, client_id, jwks, jwks_uri }: FoundClient,
  assertion: string,
): Promise<JWTPayload | undefined> {
  const verifyWith = (keys: readonly PublicKey[]) =>
    jwtVerify(assertion, createLocalJWKSet({ keys: keys.map((key) => ({ ...key })) }), {
      algorithms: assertionAlgorithms,
      issuer: client_id,
      subject: client_id,
      requiredClaims: ['exp', 'jti', 'aud'],
      currentDate: ctx.now(),
      clockTolerance: toleratedSeconds,
    })
  try {
    if (jwks_uri === null) return (await verifyWith(jwks?.keys ?? [])).payload
    const known = await publishedKeys(ctx, jwks_uri)
    const verified = await verifyWith(known).catch(async (error: unknown) => {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      return verifyWith(await newlyPublishedKeys(ctx, jwks_uri))
    })
    return verified.payload
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
    throw error
  }
}

/**
 * The only audience is this server, so the assertion is useless elsewhere: its issuer, its token endpoint, or the URL
 * of this request.
 */
function isForUs(ctx: Context, { aud = [] }: JWTPayload): boolean {
  const { url } = ctx.system.config
  const [path = ''] = ctx.request?.url.split('?') ?? []
  const ours = [issuerOf(ctx), `${url}/oauth2/token`, `${endpointsOf(ctx)}/token`, `${url}${path}`]
  const named = [aud].flat()
  return named.length > 0 && named.every((each) => ours.includes(each))
}
