import { getDomain } from 'tldts'
import { isLoopback } from '#platform/ip/loopback.ts'

/** Why a URI cannot be registered; `undefined` when it can. `*` matches one label or, on loopback, the port. */
export function refuseRedirectUri(uri: string, development: boolean): string | undefined {
  if (uri.length > 2_048) return 'it is longer than 2048 characters'
  if (/[\s\\]/.test(uri) || /[^\x21-\x7e]/.test(uri)) return 'it holds characters that are not allowed in an address'
  const withoutWildcard = uri.replace('*', uri.includes(':*') ? '1' : 'wildcard')
  if (withoutWildcard.includes('*')) return 'it holds more than one wildcard'
  if (!URL.canParse(withoutWildcard)) return 'it is not an absolute address, such as https://app.example.com/callback'
  const { protocol, hostname, hash, username, password } = new URL(withoutWildcard)
  if (['javascript:', 'data:', 'vbscript:', 'blob:', 'file:', 'about:'].includes(protocol))
    return `the scheme ${protocol} is not allowed`
  if (hash !== '' || uri.includes('#')) return 'it holds a fragment'
  if (username !== '' || password !== '') return 'it holds user information'
  const isWeb = protocol === 'http:' || protocol === 'https:'
  if (uri.includes('*')) {
    if (!isWeb) return 'a wildcard is allowed in http(s) addresses only'
    if (uri.includes(':*')) return isLoopback(hostname) ? undefined : 'a port wildcard is allowed for localhost only'
    if (!isWildcardHost(uri))
      return 'a wildcard must be in the first label of the host, with at least two labels after it'
    const [, parent = ''] = /^[^.]*\.(.*)$/.exec(hostname) ?? []
    // Under a public suffix, every label has a different owner: *.co.uk, *.vercel.app.
    if (getDomain(parent, { allowPrivateDomains: true }) === null)
      return 'a wildcard must stand under a domain that has one owner, not under a public suffix'
    if (protocol === 'http:' && !development) return 'a wildcard needs https'
  }
  // Applications on a developer's machine are called back without TLS; RFC 8252 §7.3 allows it in production too.
  if (protocol === 'http:' && !development && !isLoopback(hostname)) return 'it must use https'
  return undefined
}

/**
 * Whether a URI matches the registered one: character by character, or by the registered wildcard, which matches
 * letters, digits, `-` and `_` of one label, or a port (security rule A-1).
 */
export function matchesRedirectUri(registered: string, uri: string): boolean {
  const star = registered.indexOf('*')
  if (star === -1) return registered === uri
  const before = registered.slice(0, star)
  const after = registered.slice(star + 1)
  if (uri.length <= before.length + after.length || !uri.startsWith(before) || !uri.endsWith(after)) return false
  const middle = uri.slice(before.length, uri.length - after.length)
  return before.endsWith(':') ? /^\d{1,5}$/.test(middle) : /^[A-Za-z0-9_-]{1,63}$/.test(middle)
}

/** `https://pr-*-app.example.com/…`: the star within the first label, under a domain that has an owner. */
function isWildcardHost(uri: string): boolean {
  return /^https?:\/\/[A-Za-z0-9_-]*\*[A-Za-z0-9_-]*\.[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z0-9](:\d{1,5})?(\/|\?|$)/.test(
    uri,
  )
}
