import { isWithin, parseAddress, parseNetwork } from '../ip-address.ts'
import { isPublicAddress } from './public-address.ts'

export interface AddressPolicy {
  /** Development: 127.0.0.0/8 and ::1 are allowed beside public addresses. */
  allowLoopback: boolean
  /** Networks in CIDR notation that the operator allows beside public addresses. */
  allowNetworks: readonly string[]
}

/** Says of an address in the text form of the system whether a request may go there. Anything else is refused. */
export type IsAllowed = (address: string) => boolean

/** @throws TypeError when a network is not in CIDR notation. */
export function createAddressPolicy({ allowLoopback, allowNetworks }: AddressPolicy): IsAllowed {
  const allowed = [...(allowLoopback ? ['127.0.0.0/8', '::1/128'] : []), ...allowNetworks].map(parseNetwork)
  return (text) => {
    const address = parseAddress(text)
    return address !== undefined && (isWithin(address, allowed) || isPublicAddress(address))
  }
}
