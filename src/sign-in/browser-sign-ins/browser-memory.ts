import type { Context } from '#platform/context.ts'
import { hostCookie, hostCookieName } from '#platform/http/cookies.ts'

/** What a browser remembers: its sign-in, and the last sign-in method. */
type Memory = 'session' | 'method'

/** One for each environment, so that environments on one host do not sign each other out. */
function memoryCookieName(kind: Memory, environmentId: string): string {
  return `gatehouse-${kind}-${environmentId.slice(-8).toLowerCase()}`
}

export function readMemory({ system, environmentId, request }: Context, kind: Memory): string | undefined {
  return request?.cookie(hostCookieName(system.config, memoryCookieName(kind, environmentId)))
}

/** For 0 seconds: has the browser forget it. */
export function memoryCookie(
  { system, environmentId }: Context,
  kind: Memory,
  value: string,
  maxAgeSeconds: number,
): string {
  return hostCookie(system.config, memoryCookieName(kind, environmentId), value, maxAgeSeconds)
}
