import type { Context, RequestInfo, System } from '../../../platform/context.ts'
import { randomToken } from '../../../platform/crypto/random.ts'
import { hostCookie, hostCookieName } from '../../../platform/http/cookies.ts'

/** Identifies a browser while it keeps cookies. Does not identify its user, and opens no sign-in. */
const deviceCookie = 'gatehouse-device'
const deviceSeconds = 400 * 86_400

/** The browser's own secret, made at its first visit. */
export function readDevice({ config }: System, request: RequestInfo): string | undefined {
  const value = request.cookie(hostCookieName(config, deviceCookie))
  return value !== undefined && /^[A-Za-z0-9]{32}$/.test(value) ? value : undefined
}

export function newDevice(): string {
  return randomToken(32)
}

/** Makes the browser known from now on. */
export function newDeviceCookie({ config }: System, device: string): string {
  return hostCookie(config, deviceCookie, device, deviceSeconds)
}

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
