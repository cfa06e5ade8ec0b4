import type { IncomingMessage } from 'node:http'
import { type IpAddress, isWithin, type Network, parseAddress, parseEndpoint, parseNetwork } from '../ip-address.ts'

/**
 * Finds the address that a request comes from: that of the peer, or, where the peer is a trusted proxy, the last one in
 * `X-Forwarded-For` that is no trusted proxy. What is no address there, such as `unknown`, ends the search at the proxy
 * that wrote it, whose own address counts then: further left stands what nobody vouches for. In one spelling, without
 * ports, IPv4 in IPv6 as IPv4; empty when the peer is gone.
 */
export function createClientAddress(trustedProxies: readonly string[]): (raw: IncomingMessage) => string {
  const trusted = trustedProxies.map(toNetwork)
  return ({ socket, headers }) => {
    let address = parseAddress(socket.remoteAddress ?? '')
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
