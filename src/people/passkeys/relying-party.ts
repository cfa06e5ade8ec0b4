import { isIP } from 'node:net'
import type { System } from '#platform/context.ts'

/** The relying party of passkeys: the public host of the server. A passkey works only at this host. */
export function relyingParty({ config }: System): { id: string; origin: string } {
  const { hostname, origin } = new URL(config.url)
  return { id: hostname, origin }
}

/**
 * Whether browsers support passkeys at the public address: it is https or localhost, and its host is a name. Elsewhere,
 * browsers lack the API or refuse the relying party (WebAuthn §5.1.3: an IP address is not a domain).
 */
export function canHavePasskeys({ config }: System): boolean {
  const { protocol, hostname } = new URL(config.url)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
}

/** ES256, RS256 and EdDSA. */
export const algorithms = [-7, -257, -8]

export const ceremonyMs = 300_000
