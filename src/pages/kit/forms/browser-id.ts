import type { RequestInfo, System } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { hostCookie, hostCookieName } from '#platform/http/cookies.ts'

/** Identifies a browser while it keeps cookies. Does not identify its user, and opens no sign-in. */
const cookie = 'gatehouse-device'
const seconds = 400 * 86_400

/** The browser's own secret, made at its first visit. */
export function readBrowserId({ config }: System, request: RequestInfo): string | undefined {
  const value = request.cookie(hostCookieName(config, cookie))
  return value !== undefined && /^[A-Za-z0-9]{32}$/.test(value) ? value : undefined
}

export function newBrowserId(): string {
  return randomToken(32)
}

/** Makes the browser known from now on. */
export function browserIdCookie({ config }: System, id: string): string {
  return hostCookie(config, cookie, id, seconds)
}
