import { isAllowedOrigin } from '../../cors-origins/index.ts'
import type { Context } from '../../platform/context.ts'
import { DomainError } from '../../platform/http/errors.ts'
import { HttpReply } from '../../platform/http/reply.ts'
import type { SignInAnswer } from '../sign-in-answer.ts'
import { endedSessionCookies, readRefreshCookie, sessionCookies } from './cookies.ts'

/**
 * Whether the caller is a script of an application that the environment registered. Such a kit may leave its refresh
 * token with the browser: it sends none and gets it as a cookie. Whether it does is not said at the sign-in, so the
 * cookie is always set; a browser that was not told to send cookies does not keep it.
 */
export async function isBrowserClient(ctx: Context): Promise<boolean> {
  const origin = ctx.request?.header('origin')
  return ctx.actor.type === 'client' && origin !== undefined && isAllowedOrigin(ctx, origin)
}

type Body = { grant_type: string; refresh_token?: string }

/** Runs a grant for a browser kit: takes the refresh token from the cookie where the body has none, and keeps the next. */
export async function serveBrowserClient<B extends Body>(
  ctx: Context,
  body: B,
  run: (body: B) => Promise<SignInAnswer | DomainError>,
): Promise<HttpReply | DomainError> {
  const kept =
    body.grant_type === 'refresh_token' && body.refresh_token === undefined ? readRefreshCookie(ctx) : undefined
  const forgetIfEnded = (error: unknown) => {
    const isEnded = error instanceof DomainError && error.definition.code === 'invalid_grant' && kept !== undefined
    return isEnded ? error.withHeaders({ 'set-cookie': endedSessionCookies(ctx) }) : error
  }
  const outcome = await run(kept === undefined ? body : { ...body, refresh_token: kept }).catch((error: unknown) => {
    throw forgetIfEnded(error)
  })
  if (outcome instanceof DomainError) return forgetIfEnded(outcome) as DomainError
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'set-cookie': sessionCookies(ctx, outcome.refresh_token),
  }
  return new HttpReply(200, headers, JSON.stringify(outcome))
}
