import type { FailureDetails } from '#protocol/saml/index.ts'
import { type MetadataFailureCause, metadataFailureCauses } from './failure-causes.ts'

/** Metadata behind a URL that was not taken. Nothing of the connection changes then. */
export class MetadataFailure extends Error {
  readonly reason: MetadataFailureCause
  readonly details: FailureDetails

  constructor(reason: MetadataFailureCause, details: FailureDetails = {}) {
    super(metadataFailureCauses[reason])
    this.name = 'MetadataFailure'
    this.reason = reason
    this.details = details
  }
}
