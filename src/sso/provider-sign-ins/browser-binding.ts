import type { PublicContext, System } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { cookieValues, hostCookie, hostCookieName } from '#platform/http/cookies.ts'

/**
 * Binds a visit to one browser by a secret in a cookie of this visit, so that a provider's response is accepted only in
 * the browser that was sent there (O-1), and tabs don't interfere.
 */
export function newBinding(): string {
  return randomToken(32)
}

export function bindingCookie(system: System, state: string, binding: string, seconds: number): string {
  return hostCookie(system.config, cookieOf(state), binding, seconds)
}

/** Whether the browser has the secret of a visit. Of several cookies of one name, one is ours. */
export function isBoundTo({ system, request }: PublicContext, state: string, browserHash: Buffer): boolean {
  const values = cookieValues(request.header('cookie'), hostCookieName(system.config, cookieOf(state)))
  return values.slice(0, 8).some((value) => system.hashesOf(value).some((hash) => hash.equals(browserHash)))
}

function cookieOf(state: string): string {
  return `gatehouse-sso-${state.slice(0, 8)}`
}
