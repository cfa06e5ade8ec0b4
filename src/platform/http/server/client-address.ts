import type { IncomingMessage } from 'node:http'
import { isIPv4 } from 'node:net'
import {
  type IpAddress,
  isWithin,
  type Network,
  parseAddress,
  parseEndpoint,
  parseNetwork,
} from '../../ip/ip-address.ts'

/**
 * Finds the address that a request comes from: that of the peer, or, where the peer is a trusted proxy, the last one
 *   in `X-Forwarded-For` that is not a trusted proxy. An entry that is not an address, such as `unknown`, ends the
 *   search: the address of the proxy that wrote it counts, because entries further left are not trustworthy. Returned
 *   in canonical spelling, without port, IPv4 in IPv6 as IPv4; empty when the peer has disconnected.
 */
export function createClientAddress(trustedProxies: readonly string[]): (raw: IncomingMessage) => string {
  const trusted = trustedProxies.map(toNetwork)
  return ({ socket, headers }) => {
    const peer = socket.remoteAddress ?? ''
    // The kernel's own spelling, which is ours: nothing to parse.
    if (trusted.length === 0 && isIPv4(peer)) return peer
    let address = parseAddress(peer)
    if (address === undefined) return ''
    const forwarded = isWithin(address, trusted) ? elementsOf(headers['x-forwarded-for']) : []
    for (let i = forwarded.length - 1; i >= 0 && isWithin(address, trusted); i--) {
      const next: IpAddress | undefined = parseEndpoint(forwarded[i] ?? '')
      if (next === undefined) break
      address = next
    }
    return address.toString()
  }
}

/** Tells whether the peer of a request is a trusted proxy. */
export function createProxyTest(trustedProxies: readonly string[]): (raw: IncomingMessage) => boolean {
  const trusted = trustedProxies.map(toNetwork)
  return ({ socket }) => {
    const peer = parseAddress(socket.remoteAddress ?? '')
    return peer !== undefined && isWithin(peer, trusted)
  }
}

/** Node joins repeated headers by commas. */
function elementsOf(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .join()
    .split(',')
    .map((element) => element.trim())
}

function toNetwork(proxy: string): Network {
  const address = parseAddress(proxy)
  return address === undefined ? parseNetwork(proxy) : [address, address.kind() === 'ipv4' ? 32 : 128]
}
