import { type FailureCause, failureCauses } from './failure-causes.ts'
import { type LogoutFailureCause, logoutFailureCauses } from './logout/failure-causes.ts'

/** Of a message of any kind, or of a document. */
export type SamlFailureCause = FailureCause | LogoutFailureCause

const sentences = { ...failureCauses, ...logoutFailureCauses }

/** What is known of a failure beside its cause: values of the message and what was expected, for the trace of an attempt. */
export type FailureDetails = Readonly<Record<string, string | number | readonly string[]>>

/** What was expected, as a detail. */
export function oneOrSeveral(values: readonly string[]): string | readonly string[] {
  const [first, ...others] = values
  return first !== undefined && others.length === 0 ? first : values
}

/** A message or document that is refused. Its message is the sentence for people. */
export class SamlFailure extends Error {
  readonly reason: SamlFailureCause
  readonly details: FailureDetails

  constructor(reason: SamlFailureCause, details: FailureDetails = {}) {
    super(sentences[reason])
    this.name = 'SamlFailure'
    this.reason = reason
    this.details = details
  }
}
