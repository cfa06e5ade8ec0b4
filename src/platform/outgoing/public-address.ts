import ipaddr, { type IPv6 } from 'ipaddr.js'
import { type IpAddress, isWithin, type Network, parseNetwork } from '../ip/ip-address.ts'

const forbiddenIPv4 = ranges(
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private, RFC 1918
  '100.64.0.0/10', // carrier-grade NAT, RFC 6598
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's host agent, reachable from every virtual machine there
  '169.254.0.0/16', // link-local; the clouds' metadata service
  '172.16.0.0/12', // private
  '192.0.0.0/24', // IETF protocol assignments; Oracle's metadata service
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT relays
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
)

const globalUnicast = parseNetwork('2000::/3')
const forbiddenIPv6 = ranges(
  '2001::/23', // IETF protocol assignments: benchmarks, ORCHID, AMT, AS112
  '2001:db8::/32', // documentation
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
)
const nat64 = parseNetwork('64:ff9b::/96')
const sixToFour = parseNetwork('2002::/16')
const teredo = parseNetwork('2001::/32')

/**
 * Whether an address is ordinary unicast on the public internet. For IPv6 that is `2000::/3` without its reserved
 * ranges, so unknown ranges are refused. Addresses that a gateway translates to IPv4 (NAT64, 6to4, Teredo) are judged
 * by every IPv4 address inside them.
 */
export function isPublicAddress(address: IpAddress): boolean {
  if (!isIPv6(address)) return !isWithin(address, forbiddenIPv4)
  const bytes = address.toByteArray()
  if (isWithin(address, [nat64])) return isPublicIPv4(bytes.slice(12))
  if (isWithin(address, [sixToFour])) return isPublicIPv4(bytes.slice(2, 6))
  if (isWithin(address, [teredo])) {
    return isPublicIPv4(bytes.slice(4, 8)) && isPublicIPv4(bytes.slice(12).map((byte) => byte ^ 0xff))
  }
  return isWithin(address, [globalUnicast]) && !isWithin(address, forbiddenIPv6)
}

function ranges(...cidrs: string[]): Network[] {
  return cidrs.map(parseNetwork)
}

function isPublicIPv4(bytes: number[]): boolean {
  return isPublicAddress(new ipaddr.IPv4(bytes))
}

function isIPv6(address: IpAddress): address is IPv6 {
  return address.kind() === 'ipv6'
}
