import { isIPv4 } from 'node:net'
import { formatNetwork } from './format-network.ts'
import { parseAddress } from './ip-address.ts'

/** A network whose tries count together. */
export interface CountedNetwork {
  /** In canonical spelling; an IPv4 address is unchanged. */
  network: string
  /** How many times the limit of one address it has. */
  times: number
}

/** Several customers, or all subnets of one, may be behind a /48. */
const timesOfSite = 4

/**
 * What an address counts for in every limit by network address. An IPv4 address counts for itself. Of IPv6, providers give
 * a customer a /64 at least and mostly up to a /48 (RFC 6177), all of whose addresses are theirs to choose: so it counts for
 * its /64, and for its /48 with a higher limit. A text that is not an address counts for itself.
 */
export function countedNetworks(ip: string): [CountedNetwork, ...CountedNetwork[]] {
  if (isIPv4(ip)) return [{ network: ip, times: 1 }]
  const address = parseAddress(ip)
  if (address === undefined) return [{ network: ip, times: 1 }]
  if (address.kind() === 'ipv4') return [{ network: address.toString(), times: 1 }]
  return [
    { network: formatNetwork(address, 64), times: 1 },
    { network: formatNetwork(address, 48), times: timesOfSite },
  ]
}
