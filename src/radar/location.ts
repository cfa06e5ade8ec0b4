import type { Context } from '../platform/context.ts'
import type { IpLocation } from '../platform/ip-locations.ts'
import type { AttemptFacts } from './attempt-facts.ts'
import { canonicalAddress } from './networks.ts'

/** Where an attempt comes from, as far as the server can tell. */
export function locationOf({ system }: Context, { ipAddress }: AttemptFacts): IpLocation | undefined {
  const address = ipAddress === null ? undefined : canonicalAddress(ipAddress)
  return address === undefined ? undefined : system.ipLocations?.find(address)
}
