import { verify } from 'node:crypto'
import { promisify } from 'node:util'
import { bearerToken, findContextByClientId } from '../../environment/environments/index.ts'
import { findActiveSession } from '../../people/sessions/index.ts'
import { type Context, createContext, type RequestInfo, type System } from '../../platform/context.ts'
import { platformErrors } from '../../platform/http/errors.ts'
import { parseInnerObject } from '../../platform/http/json-body.ts'
import { type AccessTokenClaims, issuerOf } from './mint.ts'
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

const verifyAsync = promisify(verify)

async function verifiedContext(system: System, request: RequestInfo, token: string): Promise<Context | undefined> {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.')
  const { alg, kid } = decode(header) as { alg?: unknown; kid?: unknown }
  const claims = decode(payload) as Partial<AccessTokenClaims>
  if (rest.length > 0 || alg !== 'RS256' || typeof kid !== 'string' || typeof claims.client_id !== 'string')
    return undefined
  const environment = await findContextByClientId(system, claims.client_id)
  const key = environment && (await findPublicKey(environment, kid))
  if (environment === undefined || key === undefined) return undefined
  const isSigned = await verifyAsync(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    key,
    Buffer.from(signature, 'base64url'),
  )
  const isCurrent = typeof claims.exp === 'number' && claims.exp * 1_000 > system.now().getTime()
  if (!isSigned || !isCurrent || claims.iss !== issuerOf(environment) || typeof claims.sid !== 'string')
    return undefined
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

function decode(part: string): object {
  return parseInnerObject(Buffer.from(part, 'base64url').toString()) ?? {}
}
