import { calculatePKCECodeChallenge } from 'openid-client'
import type { Context } from '#platform/context.ts'
import { addressesOf, type ConnectionRow } from '../connections/index.ts'
import { openProvider } from './provider.ts'
import { hintParameters, type SignInHints } from './provider-quirks.ts'

/** What binds a provider's answer to the request that it answers: fresh, secret until then, and used once (O-1). */
export interface Binding {
  state: string
  nonce: string
  codeVerifier: string
}

export interface AuthorizationRequest extends SignInHints {
  /** In addition to the scopes of every sign-in and of the connection. */
  scopes?: readonly string[] | undefined
}

/** The address that takes a browser to the provider of a connection. @throws OidcFailure */
export async function authorizationUrl(
  ctx: Context,
  connection: ConnectionRow,
  { state, nonce, codeVerifier }: Binding,
  { scopes = [], ...hints }: AuthorizationRequest = {},
): Promise<string> {
  const { metadata, client, clientId } = await openProvider(ctx, connection)
  const url = new URL(metadata.authorization_endpoint)
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: client.keptRedirectUri ?? addressesOf(ctx, connection.external_key).redirectUri,
    scope: [...new Set(['openid', 'email', 'profile', ...client.scopes, ...scopes])].join(' '),
    state,
    nonce,
    ...(client.usesPkce
      ? { code_challenge: await calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256' }
      : {}),
    ...hintParameters(connection.connection_type, hints),
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
