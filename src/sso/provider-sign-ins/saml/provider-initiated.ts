import { findDefaultRedirectUri, isRegisteredRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Context } from '#platform/context.ts'
import { inOneStatement } from '#platform/db/in-one-statement.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { ConnectionRow } from '../../connections/index.ts'
import {
  type Exchange,
  type Failure,
  newSsoSession,
  SsoFailure,
  traceUnsolicitedFailure,
} from '../../sso-sessions/index.ts'
import { answerSeconds, keepAnswer, redirectToContinue } from '../answered.ts'
import { bindingCookie, newBinding } from '../browser-binding.ts'
import { ssoRefused } from '../errors.ts'
import { insertVisit, newSecret, type SecretVisit } from '../visits.ts'
import { isFirstUse, replayed, type SamlAnswer, sessionOf } from './accept-response.ts'

/**
 * Begins a sign-in that the provider started, if the connection allows it. The browser that brings the response
 * continues, and its user has to confirm first.
 *
 * @throws SsoFailure
 */
export async function beginAtProvider(
  ctx: Context,
  connection: ConnectionRow,
  answer: SamlAnswer,
  exchange: Exchange,
  relayState: string | undefined,
): Promise<HttpReply> {
  const { assertion, identity } = answer
  const redirectUri = await redirectUriOf(ctx, relayState)
  if (redirectUri === undefined) throw new SsoFailure('no_redirect_uri')
  const visit: SecretVisit = {
    state: newSecret(),
    purpose: { kind: 'application', redirectUri, state: null, codeChallenge: null, startsAtProvider: true },
  }
  const binding = newBinding()
  const expiresAt = new Date(ctx.now().getTime() + answerSeconds * 1_000)
  await ctx.transaction(async (tx) => {
    if (!(await isFirstUse(tx, connection, assertion))) throw replayed(assertion)
    const { id: sessionId, insert } = newSsoSession(tx, { connection, origin: 'identity_provider', expiresAt })
    const insertOfVisit = insertVisit(tx, {
      visit,
      sessionId,
      connectionId: connection.id,
      binding,
      requestId: null,
      expiresAt,
      isAnswered: true,
    })
    tx.db.send(inOneStatement(insert, insertOfVisit))
    keepAnswer(tx, sessionId, { identity, isUnsolicited: true, ...sessionOf(answer) }, exchange)
  })
  return redirectToContinue(ctx, visit.state).withCookies([
    bindingCookie(ctx.system, visit.state, binding, answerSeconds),
  ])
}

/** The redirect URI: the one that the provider names in `RelayState`, if it is registered, or the default one. */
async function redirectUriOf(ctx: Context, relayState: string | undefined): Promise<string | undefined> {
  const named = new URLSearchParams(relayState).get('redirect_uri')
  if (named !== null && (await isRegisteredRedirectUri(ctx, named))) return named
  return findDefaultRedirectUri(ctx)
}

/** Refuses a response that belongs to none of our sign-ins. */
export async function refuseAtProvider(
  ctx: Context,
  connection: ConnectionRow,
  failure: Failure,
  exchange: Exchange,
): Promise<HttpReply> {
  ctx.log.warn({ connection: connection.id, reason: failure.reason }, 'A response of a provider was refused')
  const sessionId = await traceUnsolicitedFailure(ctx, connection, failure, exchange)
  const redirectUri = failure.reason === 'idp_initiated_disabled' ? await findDefaultRedirectUri(ctx) : undefined
  if (redirectUri === undefined) throw ssoRefused(sessionId)
  const url = new URL(redirectUri)
  url.searchParams.set('error', 'idp_initiated_sso_disabled')
  url.searchParams.set('error_description', 'Start the sign-in at the application.')
  url.searchParams.set('connection_id', connection.id)
  url.searchParams.set('organization_id', connection.organization_id)
  return redirect(url.href, 303)
}
