import type { RequestInfo, System } from '../../platform/context.ts'
import { randomToken } from '../../platform/crypto/random.ts'

/** Ties forms and requests to one browser. Says nothing of who uses it. */
const browserCookie = 'gatehouse-browser'

/** The browser's own secret, made at its first visit. */
export function readBrowser(request: RequestInfo): string | undefined {
  const value = request.cookie(browserCookie)
  return value !== undefined && /^[A-Za-z0-9]{32}$/.test(value) ? value : undefined
}

export function newBrowser(): string {
  return randomToken(32)
}

/** Makes the browser known for as long as browsers keep a cookie. */
export function newBrowserCookie(system: System, browser: string): string {
  return setCookie(system, browserCookie, browser, 400 * 86_400)
}

/** One sign-in memory per environment, so that environments on one host do not sign each other out. */
export function browserSessionCookie(environmentId: string): string {
  return `gatehouse-session-${suffixOf(environmentId)}`
}

export function lastMethodCookie(environmentId: string): string {
  return `gatehouse-method-${suffixOf(environmentId)}`
}

function suffixOf(environmentId: string): string {
  return environmentId.slice(-8).toLowerCase()
}

/** A cookie of this host alone that no script can read and no other site can have sent along with a form. */
export function setCookie(system: System, name: string, value: string, maxAgeSeconds: number): string {
  const secure = system.config.url.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`
}

export function clearCookie(system: System, name: string): string {
  return setCookie(system, name, '', 0)
}
