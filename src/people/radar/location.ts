import type { Context } from '#platform/context.ts'
import { canonicalAddress } from '#platform/ip/ip-address.ts'
import type { IpLocation } from '#platform/ip/ip-locations.ts'
import type { AttemptFacts } from './attempt-facts.ts'

/** Where an attempt comes from, if the server can locate it. */
export function locationOf({ system }: Context, { ipAddress }: AttemptFacts): IpLocation | undefined {
  const address = canonicalAddress(ipAddress)
  return address === null ? undefined : system.ipLocations?.find(address)
}
