import type { Context } from '#platform/context.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { type ConnectionRow, getConnection, readSaml } from '../../connections/index.ts'
import type { SamlSession } from '../../provider-sign-ins/index.ts'
import { connectionOfSession, type EndedSession, takeSessionOf } from '../provider-sessions.ts'
import { signedOutPageUrl } from '../signed-out-url.ts'
import { endSessions, endSignIns } from './end-sessions.ts'
import { sendLogoutRequest } from './send-request.ts'

/**
 * Goes on with a sign-out on the hosted pages at the provider that the session began with, where the connection wants that.
 *
 * @param returnTo where the sign-out leads afterwards. Null for the page that says that it is done
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
 * Ends here what began with a session at a provider, as it does where the provider is the one who begins, and sends the
 * browser there. Where the provider has no address for that any more, the browser goes on at once.
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
