import { type FailureCause, failureCauses } from './failure-causes.ts'

/** What is known of a failure beside its cause: values of the message and what was expected, for the trace of an attempt. */
export type FailureDetails = Readonly<Record<string, string | number | readonly string[]>>

/** A message or document that is refused. Its message is the sentence for people. */
export class SamlFailure extends Error {
  readonly reason: FailureCause
  readonly details: FailureDetails

  constructor(reason: FailureCause, details: FailureDetails = {}) {
    super(failureCauses[reason])
    this.name = 'SamlFailure'
    this.reason = reason
    this.details = details
  }
}
