import { isIP } from 'node:net'
import type { IsAllowed } from './address-policy.ts'
import { OutgoingError } from './errors.ts'

/** A URL as parsed by WHATWG `URL`. A request uses these parts, never the original text. */
export interface CheckedUrl {
  readonly href: string
  readonly protocol: 'http:' | 'https:'
  /** The value of the `Host` header: name or address and, unless it is the default, the port. */
  readonly host: string
  /** Lower-case ASCII name, or the address in its canonical notation without brackets. */
  readonly hostname: string
  /** Whether `hostname` is an address in any notation. */
  readonly isAddress: boolean
  readonly port: number
  /** Path and query. */
  readonly path: string
}

const maxLength = 8_000

/**
 * The checks that need no DNS answer, made when a URL is stored and again before each request: http or https, no user
 * info, no port 0, no notation that another parser could read differently, no address that is refused. The parser turns
 * decimal, octal, hexadecimal, short and full-width notations into the address they mean.
 *
 * @throws OutgoingError `invalid_url`, `forbidden_scheme` or `forbidden_address`.
 */
export function checkUrl(text: string, isAllowed: IsAllowed): CheckedUrl {
  const url = parse(text)
  const { protocol, host, href } = url
  if (protocol !== 'https:' && protocol !== 'http:') throw new OutgoingError('forbidden_scheme')
  if (!isUnambiguous(text, url)) throw new OutgoingError('invalid_url')

  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const isAddress = isIP(hostname) !== 0
  if (isAddress ? !isAllowed(hostname) : isLoopbackName(hostname) && !isAllowed('127.0.0.1')) {
    throw new OutgoingError('forbidden_address')
  }
  if (!isAddress && !isName(hostname)) throw new OutgoingError('invalid_url')

  const port = url.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(url.port)
  return { href, protocol, host, hostname, isAddress, port, path: url.pathname + url.search }
}

/**
 * For addresses that a browser is sent to (E-5): as {@link checkUrl}, and https, or http on loopback where loopback is
 * allowed.
 */
export function checkBrowserUrl(text: string, isAllowed: IsAllowed): CheckedUrl {
  const url = checkUrl(text, isAllowed)
  const { hostname, isAddress } = url
  const isLoopback = isAddress ? hostname === '::1' || hostname.startsWith('127.') : isLoopbackName(hostname)
  if (url.protocol === 'http:' && !isLoopback) throw new OutgoingError('forbidden_scheme')
  return url
}

function parse(text: string): URL {
  if (text.length > maxLength) throw new OutgoingError('invalid_url')
  try {
    return new URL(text)
  } catch (cause) {
    throw new OutgoingError('invalid_url', cause)
  }
}

/**
 * The parser drops tabs and line breaks, trims, reads `\` as `/`, adds missing slashes and drops an empty user name.
 *   A URL that needed such repairs is refused, because another parser could find another host in it.
 */
function isUnambiguous(text: string, url: URL): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/[\u0000-\u0020\u007f\\]/.test(text)) return false
  return /^https?:\/\/[^/?#@]+([/?#]|$)/i.test(text) && url.port !== '0'
}

/** RFC 6761 §6.3: these names are loopback on every machine, no DNS answer is needed to know it. */
function isLoopbackName(hostname: string): boolean {
  return /(^|\.)localhost\.?$/.test(hostname)
}

/** RFC 1035 §2.3.4, with one trailing dot. Underscores are common in names of internal services. */
function isName(hostname: string): boolean {
  return hostname.length <= 253 && /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/.test(hostname)
}
