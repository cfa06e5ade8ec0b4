import { isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Context } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { OidcFailure } from '#protocol/oidc/index.ts'
import {
  addressesOf,
  type ConnectionRow,
  familyOf,
  findConnection,
  getConnection,
  readSaml,
} from '../connections/index.ts'
import { canSignOut, endSessionUrl, revokeToken } from '../oidc-client/index.ts'
import { getProfile } from '../profiles/index.ts'
import type { OidcTokens } from '../provider-sign-ins/index.ts'
import { signOutUnsupported } from './errors.ts'
import { createSignOutToken, type EndedSession } from './provider-sessions.ts'
import { signOutBySaml } from './saml/leave-provider.ts'
import { signedOutUrl } from './signed-out-url.ts'

/** A token with which a browser signs the person of a profile out at their provider. @throws notFound, signOutUnsupported */
export async function authorizeSignOut(ctx: Context, profileId: string): Promise<string> {
  const { connection_id } = await getProfile(ctx, profileId)
  const connection = await findConnection(ctx, connection_id)
  if (connection === undefined) throw signOutUnsupported(notServed)
  await requireSignOut(ctx, connection)
  const token = await createSignOutToken(ctx, profileId)
  if (token !== undefined) return token
  throw signOutUnsupported(
    familyOf(connection.connection_type) === 'saml'
      ? 'The person has no session at the provider that is known.'
      : 'The provider announces no revocation and end session endpoints, or the person has no session.',
  )
}

/** Of the official API, though providers of SAML sign people out here too. */
const notServed = 'Single Logout is only supported for GenericOIDC connections.'

async function requireSignOut(ctx: Context, connection: ConnectionRow): Promise<void> {
  if (familyOf(connection.connection_type) === 'saml') {
    if ((await readSaml(ctx, connection.id)).idp_slo_url !== null) return
    throw signOutUnsupported('The connection has no sign-out URL of its provider.')
  }
  if (canSignOut(connection)) return
  throw signOutUnsupported(notServed)
}

/**
 * Ends a session at its provider, through the browser. If the provider doesn't respond, the browser continues anyway.
 *
 * @param returnTo where the browser goes afterwards, if it is registered and the provider uses SAML
 */
export async function signOutAtProvider(ended: EndedSession, returnTo: string | undefined): Promise<HttpReply> {
  const { ctx, profileId, tokens } = ended
  const { connection_id } = await getProfile(ctx, profileId)
  const { row: connection } = await getConnection(ctx, connection_id)
  if ('nameId' in tokens) {
    const isRegistered = returnTo !== undefined && (await isRegisteredRedirectUri(ctx, returnTo))
    return signOutBySaml(ended, connection, tokens, isRegistered ? returnTo : await signedOutUrl(ctx))
  }
  const [url] = await Promise.all([endOf(ctx, connection, tokens), revoke(ctx, connection, tokens)])
  return redirect(url ?? (await signedOutUrl(ctx)))
}

async function endOf(ctx: Context, connection: ConnectionRow, { idToken }: OidcTokens): Promise<string | undefined> {
  const returnTo = addressesOf(ctx, connection.external_key).signedOutUrl
  return endSessionUrl(ctx, connection, { idToken, returnTo }).catch((error: unknown) => {
    if (!(error instanceof OidcFailure)) throw error
    ctx.log.warn({ connection: connection.id, reason: error.reason }, 'A sign-out at a provider failed')
    return undefined
  })
}

async function revoke(ctx: Context, connection: ConnectionRow, tokens: OidcTokens): Promise<void> {
  const { accessToken, refreshToken } = tokens
  await Promise.all([accessToken, refreshToken].map((token) => token && revokeToken(ctx, connection, token)))
}
