import { isLoopback } from '../platform/loopback.ts'

/**
 * Why an origin cannot be registered; `undefined` when it can. It is compared character by character, so it has to be
 * written as browsers write it (RFC 6454 §6.2): scheme, host in lower case, the port unless it is the scheme's own.
 */
export function refuseOrigin(origin: string, development: boolean): string | undefined {
  if (origin.length > 2_048) return 'origin must be at most 2048 characters'
  if (origin.includes('*')) return 'origin cannot hold a wildcard: scripts of every host under it could act for users'
  if (!URL.canParse(origin)) return 'origin must be a scheme and a host, such as https://app.example.com'
  const { protocol, hostname, origin: written } = new URL(origin)
  if (protocol !== 'https:' && protocol !== 'http:') return 'origin must be an http(s) address'
  if (origin !== written) return `origin must be written as browsers send it: ${written}`
  if (protocol === 'http:' && !development && !isLoopback(hostname)) return 'origin must use https'
  return undefined
}
