import { createRemoteJWKSet, jwtVerify } from 'jose'

/**
 * What requires an access token of Gatehouse for this API, and tells a client without one where to get it (RFC 9728 §5.1).
 *
 * With `acrValues`, the user must have signed in at one of these levels, and with `maxAge` no more than so many seconds ago. A
 * client that learns that it was not so asks for a token again, with the same values (RFC 9470).
 *
 * @param {{ issuer: string, resource: string, scope: string, metadataUrl: string, acrValues?: string[], maxAge?: number }} options
 */
export async function requireAccessToken({ issuer, resource, scope, metadataUrl, acrValues = [], maxAge }) {
  const keys = createRemoteJWKSet(new URL(await findKeySet(issuer)))

  const refuse = (response, status, error) => {
    const challenge = [`resource_metadata="${metadataUrl}"`, `scope="${scope}"`, ...(error ? [`error="${error}"`] : [])]
    response
      .status(status)
      .set('WWW-Authenticate', `Bearer ${challenge.join(', ')}`)
      .end()
  }
  const isStrongEnough = ({ acr, auth_time: authTime }) =>
    (acrValues.length === 0 || acrValues.includes(acr)) &&
    (maxAge === undefined || Date.now() / 1_000 - authTime <= maxAge)
  const askForMore = (response) => {
    const demands = [
      'error="insufficient_user_authentication"',
      'error_description="Another sign-in is needed: a stronger or more recent one."',
      ...(acrValues.length === 0 ? [] : [`acr_values="${acrValues.join(' ')}"`]),
      ...(maxAge === undefined ? [] : [`max_age="${maxAge}"`]),
    ]
    response
      .status(401)
      .set('WWW-Authenticate', `Bearer resource_metadata="${metadataUrl}", ${demands.join(', ')}`)
      .end()
  }
  return async (request, response, next) => {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (token === undefined) return refuse(response, 401)
    // Issuer, type and audience: a token for another API, or of another kind, is not accepted.
    const verified = await jwtVerify(token, keys, { issuer, audience: resource, typ: 'at+jwt' }).catch(() => undefined)
    if (verified === undefined) return refuse(response, 401, 'invalid_token')
    const { sub, client_id: clientId, org_id, scope: granted = '', exp } = verified.payload
    const scopes = granted.split(' ')
    if (!scopes.includes(scope)) return refuse(response, 403, 'insufficient_scope')
    if (!isStrongEnough(verified.payload)) return askForMore(response)
    request.auth = { token, clientId, scopes, expiresAt: exp, extra: { userId: sub, organizationId: org_id } }
    return next()
  }
}

/** The metadata of an issuer with a path stands before the path (RFC 8414 §3.1). */
async function findKeySet(issuer) {
  const { origin, pathname } = new URL(issuer)
  const address = `${origin}/.well-known/oauth-authorization-server${pathname === '/' ? '' : pathname}`
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answers ${response.status}. Is Gatehouse running there?`)
  const metadata = await response.json()
  if (metadata.issuer !== issuer) throw new Error(`The issuer is ${metadata.issuer}, not ${issuer}.`)
  return metadata.jwks_uri
}
