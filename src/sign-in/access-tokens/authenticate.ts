import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose'
import { bearerToken, findContextByClientId } from '#environment/environments/index.ts'
import { findActiveSession } from '#people/sessions/index.ts'
import { type Context, createContext, type RequestInfo, type System } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { issuerOf } from './mint.ts'
import { findPublicKey } from './signing-keys.ts'

/**
 * Accepts an access token of this server: correct issuer and signature, not expired, session still active. Unlike a
 * check against the key set alone, this refuses a revoked session immediately. An impersonator may read the user's data
 * and change nothing.
 *
 * @throws unauthorized, forbidden
 */
export async function authenticateSession(system: System, request: RequestInfo): Promise<Context> {
  const token = bearerToken(request)
  if (token === undefined)
    throw platformErrors.unauthorized('No access token given. Send it as "Authorization: Bearer …".')
  const context = await verifiedContext(system, request, token)
  if (context === undefined)
    throw platformErrors.unauthorized('The access token is not valid any more. Refresh the session.')
  return context
}

async function verifiedContext(system: System, request: RequestInfo, token: string): Promise<Context | undefined> {
  const verified = await verify(system, token)
  if (verified === undefined) return undefined
  const { environment, claims } = verified
  if (!isName(claims.sid)) return undefined
  const session = await findActiveSession(environment, claims.sid)
  // A JWT template may have named another session.
  if (session === undefined || session.user_id !== claims.sub) return undefined
  if (session.impersonator !== null && request.method !== 'GET')
    throw platformErrors.forbidden('The session is an impersonation, which may read and not change what is the user’s.')
  return createContext(system, {
    environmentId: environment.environmentId,
    clientId: environment.clientId,
    actor: { type: 'session', id: session.id, userId: session.user_id },
    request,
  })
}

interface Verified {
  environment: Context
  claims: JWTPayload
}

/** The claims of a token that an environment of this server has signed and that has not run out. */
async function verify(system: System, token: string): Promise<Verified | undefined> {
  try {
    const { client_id: clientId } = decodeJwt(token)
    const environment = isName(clientId) ? await findContextByClientId(system, clientId) : undefined
    if (environment === undefined) return undefined
    const { payload } = await jwtVerify(token, ({ kid }) => publicKeyOf(environment, kid), {
      algorithms: ['RS256'],
      typ: 'JWT',
      issuer: issuerOf(environment),
      requiredClaims: ['exp'],
      currentDate: system.now(),
    })
    return { environment, claims: payload }
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

async function publicKeyOf(environment: Context, kid: unknown): Promise<JsonWebKey> {
  const key = isName(kid) ? await findPublicKey(environment, kid) : undefined
  if (key === undefined) throw new errors.JWKSNoMatchingKey()
  return key
}

/** What can be looked up in the database. A token may say anything before it is verified. */
function isName(claim: unknown): claim is string {
  return typeof claim === 'string' && isStorableText(claim)
}
