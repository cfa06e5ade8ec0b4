import { isLoopback } from '#platform/ip/loopback.ts'

/**
 * The host of a redirect URI. `undefined` if it is not a website: loopback addresses and private schemes belong to
 * programs on this device.
 */
export function siteOf(redirectUri: string): string | undefined {
  const { protocol, host, hostname } = new URL(redirectUri)
  const isSite = protocol === 'https:' || (protocol === 'http:' && !isLoopback(hostname))
  return isSite ? host : undefined
}
