import * as openid from 'openid-client'
import type { Context } from '#platform/context.ts'
import { OidcFailure } from '#protocol/oidc/index.ts'
import type { ConnectionRow } from '../connections/index.ts'
import { configurationOf } from './configuration.ts'
import { openProvider } from './provider.ts'

/**
 * Whether users of a connection can be signed out at its provider, if the provider supports it. The official API
 * supports no other types.
 */
export function canSignOut({ connection_type }: Pick<ConnectionRow, 'connection_type'>): boolean {
  return connection_type === 'GenericOIDC'
}

interface SignOut {
  /** Identifies the session that ends. */
  idToken: string
  /** Where the provider sends the browser afterwards. It knows the address. */
  returnTo: string
}

/**
 * The address at which a browser ends the session of its person at the provider (OpenID Connect RP-Initiated Logout 1.0 §2);
 * `undefined` where the provider has none.
 *
 * @throws OidcFailure
 */
export async function endSessionUrl(
  ctx: Context,
  connection: ConnectionRow,
  { idToken, returnTo }: SignOut,
): Promise<string | undefined> {
  const { metadata, clientId } = await openProvider(ctx, connection)
  if (metadata.end_session_endpoint === undefined) return undefined
  const url = new URL(metadata.end_session_endpoint)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('id_token_hint', idToken)
  url.searchParams.set('post_logout_redirect_uri', returnTo)
  return url.href
}

/**
 * Tells the provider that a token is no longer used (RFC 7009). A sign-out does not depend on it.
 *
 * @returns whether the provider has taken note.
 */
export async function revokeToken(ctx: Context, connection: ConnectionRow, token: string): Promise<boolean> {
  try {
    const provider = await openProvider(ctx, connection)
    if (provider.metadata.revocation_endpoint === undefined) return false
    // The content of the response is ignored.
    await openid.tokenRevocation(await configurationOf(ctx, connection, provider, provider.send), token)
    return true
  } catch (error) {
    const isOfProvider = [OidcFailure, openid.ClientError, openid.ResponseBodyError].some(
      (each) => error instanceof each,
    )
    if (!isOfProvider) throw error
    return false
  }
}
