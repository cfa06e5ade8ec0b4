import { createLocalJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import { assertionAlgorithms, type FoundClient, fapiAlgorithms, type PublicKey } from '../../applications/index.ts'
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
 * short-lived, and used for the first time. For an application of the FAPI 2.0 profile, §5.3.2.1 narrows audience and algorithms.
 */
export async function isAssertionOf(client: FoundClient, assertion: string): Promise<boolean> {
  if (!types.includes(typeOf(assertion))) return false
  const claims = await verify(client, assertion)
  if (claims === undefined || !isForUs(client, claims)) return false
  const { jti, exp = 0, iat = 0 } = claims
  const now = client.ctx.now().getTime() / 1_000
  if (typeof jti !== 'string' || exp > now + longestSeconds + toleratedSeconds || iat > now + toleratedSeconds)
    return false
  return spendAssertion(client.ctx, client.id, jti, new Date((exp + toleratedSeconds) * 1_000))
}

function typeOf(assertion: string): unknown {
  try {
    return decodeProtectedHeader(assertion).typ
  } catch {
    return null
  }
}

async function verify(
  { ctx, client_id, jwks, jwks_uri, security_profile }: FoundClient,
  assertion: string,
): Promise<JWTPayload | undefined> {
  const verifyWith = (keys: readonly PublicKey[]) =>
    jwtVerify(assertion, createLocalJWKSet({ keys: keys.map((key) => ({ ...key })) }), {
      algorithms: security_profile === 'fapi2' ? fapiAlgorithms : assertionAlgorithms,
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
 * of this request. FAPI 2.0 §5.3.2.1 has the issuer alone, and not in a list.
 */
function isForUs({ ctx, security_profile }: FoundClient, { aud = [] }: JWTPayload): boolean {
  if (security_profile === 'fapi2') return aud === issuerOf(ctx)
  const { url } = ctx.system.config
  const [path = ''] = ctx.request?.url.split('?') ?? []
  const ours = [issuerOf(ctx), `${url}/oauth2/token`, `${endpointsOf(ctx)}/token`, `${url}${path}`]
  const named = [aud].flat()
  return named.length > 0 && named.every((each) => ours.includes(each))
}
