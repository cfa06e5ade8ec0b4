import type { Context } from '#platform/context.ts'
import type { ConnectionRow } from '../../connections/index.ts'
import { authorizationUrl, type Binding } from '../../oidc-client/index.ts'
import type { Prepared, SignInHints } from '../prepared.ts'
import type { SecretVisit } from '../visits.ts'

/** A request by OpenID Connect. @throws OidcFailure */
export async function prepareOidc(
  ctx: Context,
  connection: ConnectionRow,
  visit: SecretVisit,
  { loginHint, domainHint, forcesLogin, scopes }: SignInHints,
): Promise<Prepared> {
  const hints = { loginHint, domainHint, scopes, forceLogin: forcesLogin }
  const url = await authorizationUrl(ctx, connection, bindingOf(visit), hints)
  return { url, requestId: null, request: withoutSecrets(url) }
}

/** What the response to a visit must match. */
export function bindingOf({ state, nonce = '', codeVerifier = '' }: SecretVisit): Binding {
  return { state, nonce, codeVerifier }
}

/** The address as the trace keeps it. */
export function withoutSecrets(address: string): string {
  const url = new URL(address)
  for (const name of ['state', 'nonce']) url.searchParams.set(name, 'hidden')
  return url.href
}
