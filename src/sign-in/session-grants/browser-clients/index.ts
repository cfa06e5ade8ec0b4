import { isAllowedOrigin } from '#environment/cors-origins/index.ts'
import type { Context } from '#platform/context.ts'
import { CommittedError, DomainError } from '#platform/http/errors.ts'
import { HttpReply } from '#platform/http/reply.ts'
import type { SignInAnswer } from '../sign-in-answer.ts'
import { endedSessionCookies, readRefreshCookie, sessionCookies } from './cookies.ts'

/**
 * Whether the caller is a script from a registered origin. Such a kit may leave its refresh token in the browser: it
 * sends none and gets it as a cookie. The sign-in does not say whether it does, so the cookie is always set; a request
 * without credentials mode does not store it.
 */
export async function isBrowserClient(ctx: Context): Promise<boolean> {
  const origin = ctx.request?.header('origin')
  return ctx.actor.type === 'client' && origin !== undefined && isAllowedOrigin(ctx, origin)
}

type Body = { grant_type: string; refresh_token?: string }

/**
 * Runs a grant for a browser kit: takes the refresh token from the cookie if the body has none, and sets the next one.
 */
export async function serveBrowserClient<B extends Body>(
  ctx: Context,
  body: B,
  run: (body: B) => Promise<SignInAnswer | CommittedError>,
): Promise<HttpReply | CommittedError> {
  const kept =
    body.grant_type === 'refresh_token' && body.refresh_token === undefined ? readRefreshCookie(ctx) : undefined
  const forgetIfEnded = <E>(error: E): E => {
    const isEnded = error instanceof DomainError && error.definition.code === 'invalid_grant' && kept !== undefined
    return isEnded ? error.withHeaders({ 'set-cookie': endedSessionCookies(ctx) }) : error
  }
  const outcome = await run(kept === undefined ? body : { ...body, refresh_token: kept }).catch((error: unknown) => {
    throw forgetIfEnded(error)
  })
  if (outcome instanceof CommittedError) return forgetIfEnded(outcome)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'set-cookie': sessionCookies(ctx, outcome.refresh_token),
  }
  return new HttpReply(200, headers, JSON.stringify(outcome))
}
