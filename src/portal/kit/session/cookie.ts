import type { RequestInfo, System } from '#platform/context.ts'
import { hostCookie, hostCookieName } from '#platform/http/cookies.ts'
import { portalSessionSeconds } from '#sso/portal-links/index.ts'

const cookie = 'gatehouse-portal'

/** The secret of the browser's session in the portal. There is one: opening another link ends what this browser had. */
export function readPortalCookie({ config }: System, request: RequestInfo): string | undefined {
  const value = request.cookie(hostCookieName(config, cookie))
  return value !== undefined && /^[A-Za-z0-9]{32}$/.test(value) ? value : undefined
}

/** The secret of a session: HttpOnly, for this host alone, for as long as a session may last. */
export function portalCookie({ config }: System, secret: string): string {
  return hostCookie(config, cookie, secret, portalSessionSeconds)
}

/** Removes the session from the browser. */
export function noPortalCookie({ config }: System): string {
  return hostCookie(config, cookie, '', 0)
}
