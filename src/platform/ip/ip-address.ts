import { isIP } from 'node:net'
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'

export type IpAddress = IPv4 | IPv6

/** An address and how many of its bits count. */
export type Network = [IpAddress, number]

/**
 * Reads one address in the notation that `net.isIP` accepts, without its zone. IPv4 in IPv6 (`::ffff:0:0/96`) becomes
 * the IPv4 address, because that is where the kernel connects to.
 */
export function parseAddress(text: string): IpAddress | undefined {
  return isIP(text) ? ipaddr.process(text.replace(/%.*$/, '')) : undefined
}

/** Reads an address that may be followed by a port: `192.0.2.1:4711`, `[2001:db8::1]`, `[2001:db8::1]:4711`. */
export function parseEndpoint(text: string): IpAddress | undefined {
  const [, inBrackets, alone, port = '0'] = /^(?:\[([^\]]*:[^\]]*)\]|(\d[\d.]*))(?::(\d{1,5}))?$/.exec(text) ?? []
  return Number(port) > 65_535 ? undefined : parseAddress(inBrackets ?? alone ?? text)
}

/** The address in canonical spelling, without its port; `null` if there is none or it is not an address. */
export function canonicalAddress(text: string | null | undefined): string | null {
  return text == null ? null : (parseEndpoint(text)?.toString() ?? null)
}

/** @throws TypeError when the text is not an address and a prefix length: a mistake in the configuration. */
export function parseNetwork(cidr: string): Network {
  const base = cidr.slice(0, cidr.indexOf('/'))
  if (!isIP(base) || !ipaddr.isValidCIDR(cidr)) throw new TypeError(`Not a network in CIDR notation: ${cidr}`)
  return ipaddr.parseCIDR(cidr)
}

export function isWithin(address: IpAddress, networks: readonly Network[]): boolean {
  return networks.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))
}
