import { isLoopback } from '#platform/ip/loopback.ts'

/**
 * The host that a redirect URI leads to. `undefined` where it is no site: what answers a loopback address or a scheme of its own
 * is a program of this device.
 */
export function siteOf(redirectUri: string): string | undefined {
  const { protocol, host, hostname } = new URL(redirectUri)
  const isSite = protocol === 'https:' || (protocol === 'http:' && !isLoopback(hostname))
  return isSite ? host : undefined
}
