import ipaddr from 'ipaddr.js'
import type { IpAddress } from './ip-address.ts'

export function bitsOf(address: IpAddress): number {
  return address.kind() === 'ipv4' ? 32 : 128
}

/** The network of the first bits of an address in canonical spelling; with all of its bits, the address. */
export function formatNetwork(address: IpAddress, bits: number): string {
  if (bits === bitsOf(address)) return address.toString()
  const bytes = address.toByteArray().map((byte, i) => byte & maskOf(bits - 8 * i))
  return `${ipaddr.fromByteArray(bytes)}/${bits}`
}

/** A byte of which so many bits are set, from the left. */
function maskOf(bits: number): number {
  return 0xff & (0xff00 >> Math.max(0, Math.min(8, bits)))
}
