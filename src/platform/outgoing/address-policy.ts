import { isWithin, parseAddress, parseNetwork } from '../ip/ip-address.ts'
import { isPublicAddress } from './public-address.ts'

export interface AddressPolicy {
  /** Development: 127.0.0.0/8 and ::1 are allowed in addition to public addresses. */
  allowLoopback: boolean
  /** Networks in CIDR notation that the operator allows in addition to public addresses. */
  allowNetworks: readonly string[]
}

/** For addresses that the operator sets: private networks are allowed, link-local ranges are not. */
export const operatorNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']

/**
 * Whether a request may go to an address, given as text from the system. Anything that is not an address is refused.
 */
export type IsAllowed = (address: string) => boolean

/** @throws TypeError when a network is not in CIDR notation. */
export function createAddressPolicy({ allowLoopback, allowNetworks }: AddressPolicy): IsAllowed {
  const allowed = [...(allowLoopback ? ['127.0.0.0/8', '::1/128'] : []), ...allowNetworks].map(parseNetwork)
  return (text) => {
    const address = parseAddress(text)
    return address !== undefined && (isWithin(address, allowed) || isPublicAddress(address))
  }
}
