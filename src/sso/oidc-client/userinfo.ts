import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { asText } from '#protocol/failure.ts'
import { type Claims, OidcFailure, type OidcFailureCause } from '#protocol/oidc/index.ts'
import type { ConnectionRow } from '../connections/index.ts'
import { claimsReadBy } from '../provided-identities/index.ts'
import { readVerified } from './key-sets.ts'
import type { Provider } from './provider.ts'
import { maxDocumentBytes } from './provider-requests.ts'

/**
 * The claims of the userinfo endpoint, if the provider has one, and the connection wants it asked or the ID token lacks some that
 * the connection reads (O-4). It answers with JSON, or signed (OpenID Connect Core 5.3.2).
 *
 * @throws OidcFailure, also when they are about another person.
 */
export async function readUserinfo(
  ctx: Context,
  provider: Provider,
  connection: ConnectionRow,
  claims: Claims,
  accessToken: string,
): Promise<Claims> {
  const { userinfo_endpoint } = provider.metadata
  // A provider that needs a scope for groups sends them in one of both places.
  const wanted = [...claimsReadBy(connection), ...provider.client.scopes.filter((scope) => scope === 'groups')]
  const lacksSome = wanted.some((name) => claims[name] === undefined)
  const asks = provider.client.asksUserinfo ?? lacksSome
  if (!asks || userinfo_endpoint === undefined) return {}
  const userinfo = await askUserinfo(ctx, provider, userinfo_endpoint, accessToken)
  const { sub } = userinfo
  if (typeof sub !== 'string') throw new OidcFailure('invalid_userinfo', { missing: 'sub' })
  if (sub !== claims.sub) {
    throw new OidcFailure('wrong_userinfo_subject', { expected: String(claims.sub), found: sub })
  }
  return userinfo
}

async function askUserinfo(ctx: Context, provider: Provider, url: string, accessToken: string): Promise<Claims> {
  const headers = { accept: 'application/json, application/jwt', authorization: `Bearer ${accessToken}` }
  const answer = await provider.send({ method: 'GET', url, headers, maxResponseBytes: maxDocumentBytes })
  if (answer.status !== 200) throw new OidcFailure('unexpected_status', { address: url, status: answer.status })
  const text = answer.body.toString('utf8')
  const object = parseInnerObject(text)
  if (object !== undefined) return object
  // Its media type is not always said.
  if (/^[\w-]+(\.[\w-]*){2}$/.test(text.trim())) return readSigned(ctx, provider, text.trim())
  throw new OidcFailure('not_json', { address: url, content_type: answer.headers['content-type'] ?? '' })
}

/** Causes whose sentences are about an ID token. */
const ofToken: readonly OidcFailureCause[] = [
  ...(['malformed_id_token', 'unsigned_id_token', 'forbidden_algorithm', 'unknown_critical_header'] as const),
  ...(['unknown_key', 'ambiguous_key', 'weak_key', 'wrong_signature'] as const),
]

/** A signed response. It may leave out issuer and audience; if it has them, they must be correct. */
async function readSigned(ctx: Context, provider: Provider, token: string): Promise<Claims> {
  const { issuer, userinfo_signing_alg_values_supported: algorithms } = provider.metadata
  const { claims } = await readVerified(ctx, provider, token, algorithms).catch((error: unknown) => {
    if (!(error instanceof OidcFailure && ofToken.includes(error.reason))) throw error
    throw new OidcFailure('invalid_userinfo_signature', { ...error.details, cause: error.reason })
  })
  const { iss, aud } = claims
  if (iss !== undefined && iss !== issuer) {
    throw new OidcFailure('invalid_userinfo', { claim: 'iss', expected: issuer, found: asText(iss) })
  }
  const audiences = [aud ?? provider.clientId].flat().map(asText)
  if (!audiences.includes(provider.clientId)) {
    throw new OidcFailure('invalid_userinfo', { claim: 'aud', expected: provider.clientId, found: audiences })
  }
  return claims
}
