import { createRemoteJWKSet, jwtVerify } from 'jose'
import { clientId, issuer, post, url } from './gatehouse.mjs'

const keys = createRemoteJWKSet(new URL(`${url}/sso/jwks/${clientId}`))

/**
 * Requires the access token of an agent and puts what it says into `request.auth`. Verified by the key set alone, so a call costs no
 * request; what the agent has lost since the mint is still in it, for the few minutes that the token lasts.
 */
export async function requireAgent(request, response, next) {
  const [, token] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? []
  const options = { issuer, audience: clientId, typ: 'at+jwt' }
  const verified = await jwtVerify(token ?? '', keys, options).catch(() => undefined)
  // Tokens of users and machines come from the same issuer.
  if (verified?.payload.sub_profile !== 'ai_agent')
    return response.status(401).set('WWW-Authenticate', 'Bearer error="invalid_token"').end()
  const { sub, org_id, act, permissions, exp } = verified.payload
  request.auth = {
    token,
    clientId,
    scopes: permissions,
    expiresAt: exp,
    extra: { agent: sub, organizationId: org_id, userId: act?.sub },
  }
  return next()
}

/** What the agent may do at this moment, `[]` if its session or that of its user has ended. For what cannot be undone. */
export async function permissionsNow(token) {
  const path = `/agents/blueprints/${process.env.AGENT_BLUEPRINT}/tokens/validate`
  const { status, body } = await post(path, { agent_access_token: token })
  return status === 200 ? body.permissions : []
}
