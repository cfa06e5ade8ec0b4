import type { FailureDetails } from '#protocol/failure.ts'
import type {
  Expectations,
  IdentityProvider,
  LogoutExpectations,
  ReceivedMessage,
  SamlFailureCause,
  VerifiedAssertion,
  VerifiedLogout,
} from '#protocol/saml/index.ts'

export interface ResponseTask {
  /** The `SAMLResponse` field. */
  field: string
  expected: Expectations
}

export interface LogoutTask {
  message: ReceivedMessage
  expected: LogoutExpectations
}

export interface MetadataTask {
  metadata: string
}

/** An error does not pass between threads with its members. */
export type Outcome<Value> = { value: Value } | { failure: { reason: SamlFailureCause; details: FailureDetails } }

/** What the program of the threads answers, by the task. */
export type SamlOutcome = Outcome<VerifiedAssertion> | Outcome<VerifiedLogout> | Outcome<IdentityProvider>
