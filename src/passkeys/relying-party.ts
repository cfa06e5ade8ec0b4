import { isIP } from 'node:net'
import type { System } from '../platform/context.ts'

/** Who passkeys are made for: the public address of the server. A passkey works at this name and no other. */
export function relyingParty({ config }: System): { id: string; origin: string } {
  const { hostname, origin } = new URL(config.url)
  return { id: hostname, origin }
}

/**
 * Whether browsers know passkeys at the public address: it is https, or on localhost, and its host is a name. Anywhere else
 * they have no such interface, or refuse the relying party (WebAuthn §5.1.3, an IP address is no domain).
 */
export function canHavePasskeys({ config }: System): boolean {
  const { protocol, hostname } = new URL(config.url)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
}

/** ES256, RS256 and EdDSA. */
export const algorithms = [-7, -257, -8]

export const ceremonyMs = 300_000
