import { createHash } from 'node:crypto'
import { decodeJwt } from 'jose'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { findActiveSession } from '#people/sessions/index.ts'
import { findUser } from '#people/users/index.ts'
import { type Context, createContext, type PublicContext } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { authorizationCodeGrant } from '#sign-in/session-grants/index.ts'
import { consoleCallbackUrl, ensureOperatorsEnvironment, findOperatorOfUser } from '../operators/index.ts'
import { noVisitCookie, readSessionCookie, readVisitCookie, sessionCookie, visitCookie } from './cookies.ts'
import { beginConsoleSession, endConsoleSession, findCalledSession, proveAgain } from './sessions.ts'

/** Why a sign-in led to nothing, for the start page of the console. */
export type SignInFailure = 'not_an_operator' | 'another_operator' | 'sign_in_expired' | 'sign_in_failed'

/** Where a sign-in leads back to, if a page of the console is meant; its start otherwise. Never another host. */
export function ownPath(returnTo: string | undefined): string {
  return returnTo !== undefined && /^\/console(?:[/?#][\w\-./?#=&%~+:@!$'()*,;]*)?$/.test(returnTo)
    ? returnTo
    : '/console'
}

/**
 * Leads to the hosted sign-in of the operators.
 *
 * @param again the session for which its operator proves themselves again
 */
export async function visitHostedSignIn(
  { system }: PublicContext,
  returnTo: string,
  again?: { consoleSessionId: string; email: string },
): Promise<HttpReply> {
  const ctx = await ensureOperatorsEnvironment(system)
  // The public URL may be another one than at the last start.
  await ensureRedirectUri(ctx, consoleCallbackUrl(system))
  const visit = {
    state: randomToken(32),
    verifier: randomToken(64),
    returnTo,
    ...defined({ consoleSessionId: again?.consoleSessionId }),
  }
  const parameters = new URLSearchParams({
    client_id: ctx.clientId,
    redirect_uri: consoleCallbackUrl(system),
    response_type: 'code',
    provider: 'authkit',
    state: visit.state,
    code_challenge: createHash('sha256').update(visit.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(again === undefined ? {} : { prompt: 'login', login_hint: again.email }),
  })
  return redirect(`${system.config.url}/user_management/authorize?${parameters}`).withCookies([
    visitCookie(system, visit),
  ])
}

/** Takes the code of the hosted sign-in and begins or continues the session of the operator. */
export async function finishSignIn(
  context: PublicContext,
  { code, state }: { code: string | undefined; state: string | undefined },
): Promise<HttpReply> {
  const { system, request } = context
  const leave = (failure: SignInFailure) =>
    redirect(`${system.config.url}/console?error=${failure}`).withCookies([noVisitCookie(system)])
  const visit = readVisitCookie(system, request)
  if (visit === undefined || !isSame(state, visit.state)) return leave('sign_in_expired')
  if (code === undefined) return leave('sign_in_failed')
  const ctx = await ensureOperatorsEnvironment(system)
  const proven = await proveByCode(context, ctx, code, visit.verifier)
  if (proven === undefined) return leave('sign_in_failed')
  const { user, sessionId, provenAt } = proven
  const operatorId = await findOperatorOfUser(ctx, user)
  if (operatorId === undefined) return leave('not_an_operator')

  const { consoleSessionId } = visit
  const begun = { operatorId, sessionId, provenAt }
  const secret =
    consoleSessionId === undefined
      ? await beginAnew(context, ctx, begun)
      : await ctx.transaction((tx) => proveAgain(tx, consoleSessionId, begun))
  if (secret === undefined) return leave('another_operator')
  return redirect(`${system.config.url}${ownPath(visit.returnTo)}`).withCookies([
    sessionCookie(system, secret),
    noVisitCookie(system),
  ])
}

/** A session that the browser had ends: no value that it came with is used again. */
async function beginAnew(
  { system, request }: PublicContext,
  ctx: Context,
  begun: Parameters<typeof beginConsoleSession>[1],
): Promise<string> {
  const former = readSessionCookie(system, request)
  const session = former === undefined ? undefined : await findCalledSession(system, former, null)
  if (session !== undefined) await endConsoleSession(system, session)
  return beginConsoleSession(ctx, begun)
}

/** @returns who has signed in, and when they proved it; `undefined` for a code that does not count, and for an impersonation */
async function proveByCode({ system, request }: PublicContext, ctx: Context, code: string, verifier: string) {
  const client = createContext(system, {
    environmentId: ctx.environmentId,
    clientId: ctx.clientId,
    request,
    actor: { type: 'client', id: ctx.clientId },
  })
  const given = { grant_type: 'authorization_code' as const, client_id: ctx.clientId, code, code_verifier: verifier }
  const answer = await authorizationCodeGrant.run(client, given).catch((error: unknown) => {
    if (error instanceof DomainError) return error
    throw error
  })
  if (answer instanceof DomainError) return undefined
  const { sid } = decodeJwt(answer.access_token)
  const session = typeof sid === 'string' ? await findActiveSession(ctx, sid) : undefined
  if (session === undefined || session.impersonator !== null) return undefined
  const user = await findUser(ctx, session.user_id)
  if (user === undefined) return undefined
  return { user, sessionId: session.id, provenAt: new Date(session.authenticated_at) }
}
