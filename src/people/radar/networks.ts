import ipaddr from 'ipaddr.js'
import { countedNetworks } from '#platform/ip/counted-networks.ts'
import { bitsOf, formatNetwork } from '#platform/ip/format-network.ts'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * An address or network in canonical form: a network without the bits after its prefix, a network of one address as
 * that address, and IPv4 in IPv6 as IPv4. `undefined` for anything else, such as octal or short forms and zones.
 */
export function canonicalNetwork(text: string): string | undefined {
  const [, host = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const given = parse(host)
  if (given === undefined) return undefined
  const address = unmapped(given)
  const bits = length === undefined ? bitsOf(address) : Number(length) - (bitsOf(given) - bitsOf(address))
  return bits < 0 || bits > bitsOf(address) ? undefined : formatNetwork(address, bits)
}

/** Every network that an address is in, from itself to all there are. */
export function networksOf(text: string): string[] {
  const given = parse(text)
  if (given === undefined) return []
  const address = unmapped(given)
  return Array.from({ length: bitsOf(address) + 1 }, (_, bits) => formatNetwork(address, bits))
}

/**
 * The source of an address: an IPv4 address itself, the /64 network of an IPv6 address, and any other text unchanged.
 */
export function sourceOf(text: string): string {
  return countedNetworks(text)[0].network
}

function parse(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  return !text.includes('%') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
}

function unmapped(address: Address): Address {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}
