import { type FailureDetails, failureOf } from '#protocol/failure.ts'
import { type DiscoveryFailureCause, discoveryFailureCauses } from './failure-causes.ts'

/** A discovery document that was not taken. */
export class DiscoveryFailure extends failureOf('DiscoveryFailure', discoveryFailureCauses) {}

export interface StoredDiscoveryFailure {
  reason: DiscoveryFailureCause
  details: FailureDetails
}

/** For its column. */
export function toStored({ reason, details }: DiscoveryFailure) {
  return { reason, details: { ...details } }
}
