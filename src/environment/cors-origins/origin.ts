import { isLoopback } from '#platform/ip/loopback.ts'

/**
 * Why an origin cannot be registered; `undefined` when it can. It is compared character by character, so it has to be
 * written as browsers write it (RFC 6454 §6.2): scheme, host in lower case, the port unless it is the scheme's own.
 */
export function refuseOrigin(origin: string, development: boolean): string | undefined {
  if (origin.length > 2_048) return '`origin` is too long. Send at most 2048 characters.'
  if (origin.includes('*'))
    return '`origin` contains a wildcard, which would allow scripts of every matching host to act for users. Add each origin separately.'
  if (!URL.canParse(origin))
    return '`origin` is not an origin. Send a scheme and a host, such as https://app.example.com.'
  const { protocol, hostname, origin: written } = new URL(origin)
  if (protocol !== 'https:' && protocol !== 'http:')
    return '`origin` is not a web address. Send one that begins with https:// or http://.'
  if (origin !== written) return `\`origin\` is not written as browsers send it. Send ${written}.`
  if (protocol === 'http:' && !development && !isLoopback(hostname))
    return '`origin` is not encrypted. Send one that begins with https://.'
  return undefined
}
