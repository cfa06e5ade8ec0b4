import { type FailureCause, failureCauses } from './failure-causes.ts'

/** What is known of a failure beside its cause: values that came and that were expected, for the trace. Never secrets. */
export type FailureDetails = Readonly<Record<string, string | number | readonly string[]>>

/** A sign-in at a provider that fails. Its message is the sentence for people. */
export class OidcFailure extends Error {
  readonly reason: FailureCause
  readonly details: FailureDetails

  /** @param details are kept as far as they can be stored and read: a provider may say anything in them. */
  constructor(reason: FailureCause, details: FailureDetails = {}) {
    super(failureCauses[reason])
    this.name = 'OidcFailure'
    this.reason = reason
    this.details = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, readable(value)]))
  }
}

function readable(value: FailureDetails[string]): FailureDetails[string] {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? readableText(value) : value.slice(0, 20).map(readableText)
}

function readableText(text: string): string {
  return text.slice(0, 500).replaceAll('\0', '\ufffd').toWellFormed()
}
