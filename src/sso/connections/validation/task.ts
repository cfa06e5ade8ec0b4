import type { Expectations, FailureCause, FailureDetails, VerifiedAssertion } from '../../../protocol/saml/index.ts'

export interface SamlTask {
  /** The `SAMLResponse` field. */
  field: string
  expected: Expectations
}

/** An error does not pass between threads with its members. */
export type SamlOutcome =
  | { assertion: VerifiedAssertion }
  | { failure: { reason: FailureCause; details: FailureDetails } }
