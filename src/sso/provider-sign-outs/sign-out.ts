import { getEnvironment } from '../../environment/environments/index.ts'
import type { Context } from '../../platform/context.ts'
import { type HttpReply, redirect } from '../../platform/http/reply.ts'
import { OidcFailure } from '../../protocol/oidc/index.ts'
import { addressesOf, type ConnectionRow, findConnection, getConnection } from '../connections/index.ts'
import { canSignOut, endSessionUrl, revokeToken } from '../oidc-client/index.ts'
import { getProfile } from '../profiles/index.ts'
import type { SessionTokens } from '../provider-sign-ins/index.ts'
import { signOutUnsupported } from './errors.ts'
import { createSignOutToken, type EndedSession } from './provider-sessions.ts'

/** A token with which a browser signs the person of a profile out at their provider. @throws notFound, signOutUnsupported */
export async function authorizeSignOut(ctx: Context, profileId: string): Promise<string> {
  const { connection_id } = await getProfile(ctx, profileId)
  const connection = await findConnection(ctx, connection_id)
  if (connection === undefined || !canSignOut(connection)) {
    throw signOutUnsupported('Single Logout is only supported for GenericOIDC connections.')
  }
  const token = await createSignOutToken(ctx, profileId)
  if (token === undefined) {
    throw signOutUnsupported(
      'The provider announces no revocation and end session endpoints, or the person has no session.',
    )
  }
  return token
}

/** Revokes the tokens of a session and sends the browser to end it. A provider that does not answer keeps nobody from going on. */
export async function signOutAtProvider({ ctx, profileId, tokens }: EndedSession): Promise<HttpReply> {
  const { connection_id } = await getProfile(ctx, profileId)
  const { row: connection } = await getConnection(ctx, connection_id)
  const [url] = await Promise.all([endOf(ctx, connection, tokens), revoke(ctx, connection, tokens)])
  return redirect(url ?? (await signedOutUrl(ctx)))
}

async function endOf(ctx: Context, connection: ConnectionRow, { idToken }: SessionTokens): Promise<string | undefined> {
  const returnTo = addressesOf(ctx, connection.external_key).signedOutUrl
  return endSessionUrl(ctx, connection, { idToken, returnTo }).catch((error: unknown) => {
    if (!(error instanceof OidcFailure)) throw error
    ctx.log.warn({ connection: connection.id, reason: error.reason }, 'A sign-out at a provider failed')
    return undefined
  })
}

async function revoke(ctx: Context, connection: ConnectionRow, tokens: SessionTokens): Promise<void> {
  const { accessToken, refreshToken } = tokens
  await Promise.all([accessToken, refreshToken].map((token) => token && revokeToken(ctx, connection, token)))
}

/** Where people who have signed out come to: the application, or the page that says so. */
export async function signedOutUrl(ctx: Context): Promise<string> {
  const { app_homepage_url } = await getEnvironment(ctx)
  return app_homepage_url ?? `${ctx.system.config.url}/user_management/sessions/logout?session_id=ended`
}
