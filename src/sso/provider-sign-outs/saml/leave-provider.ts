import type { Context } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { type ConnectionRow, getConnection, readSaml } from '../../connections/index.ts'
import type { SamlSession } from '../../provider-sign-ins/index.ts'
import { connectionOfSession, type EndedSession, takeSessionOf } from '../provider-sessions.ts'
import { signedOutPageUrl } from '../signed-out-url.ts'
import { endSessions, endSignIns } from './end-sessions.ts'
import { sendLogoutRequest } from './send-request.ts'

/**
 * Continues a sign-out on the hosted pages at the provider with which the session began, if the connection is
 * configured for it.
 *
 * @param returnTo where the browser goes afterwards, or null for the page that confirms the sign-out
 */
export async function leaveProvider(
  ctx: Context,
  signIn: string,
  returnTo: string | null,
): Promise<HttpReply | undefined> {
  const connectionId = await connectionOfSession(ctx, signIn)
  if (connectionId === undefined) return undefined
  const { signs_out_at_provider, idp_slo_url } = await readSaml(ctx, connectionId)
  if (!signs_out_at_provider || idp_slo_url === null) return undefined
  const ended = await takeSessionOf(ctx, signIn)
  if (ended === undefined || !('nameId' in ended.tokens)) return undefined
  const { row: connection } = await getConnection(ctx, connectionId)
  return signOutBySaml(ended, connection, ended.tokens, returnTo ?? signedOutPageUrl(ctx))
}

/**
 * Ends everything here that began with a session at a provider, and sends the browser to the provider. If the provider
 * has no sign-out URL any more, the browser continues at once.
 */
export async function signOutBySaml(
  { ctx, id, profileId }: EndedSession,
  connection: ConnectionRow,
  session: SamlSession,
  returnTo: string,
): Promise<HttpReply> {
  const sessionIndexes = session.sessionIndex === null ? [] : [session.sessionIndex]
  await ctx.transaction(async (tx) => {
    await endSignIns(tx, [id])
    await endSessions(tx, connection, { nameId: session.nameId, sessionIndexes })
  })
  return (await sendLogoutRequest(ctx, connection, { session, profileId, returnTo })) ?? redirect(returnTo)
}
