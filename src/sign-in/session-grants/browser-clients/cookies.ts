import { createHash } from 'node:crypto'
import { getDomain } from 'tldts'
import { sessionSeconds } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { cookieValues, hostCookieName } from '#platform/http/cookies.ts'

/** One for each client, so that applications on one host keep their sessions apart. */
function refreshCookieName({ system, clientId }: Context): string {
  const client = createHash('sha256').update(clientId).digest('hex').slice(0, 12)
  return hostCookieName(system.config, `gatehouse-refresh-${client}`)
}

/** The refresh token that this browser keeps for the client. */
export function readRefreshCookie(ctx: Context): string | undefined {
  return ctx.request?.cookie(refreshCookieName(ctx))
}

/**
 * The two cookies of a browser kit that stores no token itself: the refresh token, which scripts cannot read and which
 * is sent to this server only, and a flag that tells the application's scripts that there is a session to refresh.
 */
export function sessionCookies(ctx: Context, refreshToken: string): string[] {
  return [refreshCookie(ctx, refreshToken, sessionSeconds), signCookie(ctx, [...signedIn(ctx), ctx.clientId])]
}

/** Takes both back. */
export function endedSessionCookies(ctx: Context): string[] {
  return [refreshCookie(ctx, '', 0), signCookie(ctx, signedIn(ctx))]
}

/**
 * Sent from other sites too, as the kits need it; that is why only registered origins are heard (security rule W-4).
 */
function refreshCookie(ctx: Context, value: string, maxAgeSeconds: number): string {
  return `${refreshCookieName(ctx)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; Secure; SameSite=None`
}

const sign = 'workos-has-session'

/** The other clients with a session in this browser. */
function signedIn(ctx: Context): string[] {
  const clients = cookieValues(ctx.request?.header('cookie'), sign).flatMap((value) => value.split('.'))
  return [...new Set(clients)].filter((id) => /^[\w-]{1,100}$/.test(id) && id !== '1' && id !== ctx.clientId).slice(-20)
}

/** Visible to all hosts of this site. An application on another site cannot read it in any case. */
function signCookie(ctx: Context, clients: readonly string[]): string {
  const { protocol, hostname } = new URL(ctx.system.config.url)
  const site = getDomain(hostname, { allowPrivateDomains: true })
  const domain = site === null ? '' : `; Domain=${site}`
  const secure = protocol === 'https:' ? '; Secure' : ''
  const maxAgeSeconds = clients.length > 0 ? sessionSeconds : 0
  return `${sign}=${clients.join('.')}; Path=/; Max-Age=${maxAgeSeconds}; SameSite=Lax${domain}${secure}`
}
