import { isIPv4 } from 'node:net'
import { isWithin, parseAddress, parseNetwork } from './ip-address.ts'

const networks = ['127.0.0.0/8', '::1/128'].map(parseNetwork)

/**
 * Whether a host name or address, as a `Host` header or a URL has it without the port, reaches this machine only:
 * `localhost` and every name below it (RFC 6761 §6.3), 127.0.0.0/8, `::1`.
 */
export function isLoopback(host: string): boolean {
  // The usual case, without a parser.
  if (isIPv4(host)) return host.startsWith('127.')
  const address = parseAddress(host.replace(/^\[|\]$/g, ''))
  return address === undefined ? /(^|\.)localhost\.?$/i.test(host) : isWithin(address, networks)
}
