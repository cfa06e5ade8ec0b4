/** Facts about a failure in addition to its cause: received and expected values, for the trace. Never secrets. */
export type FailureDetails = Readonly<Record<string, string | number | readonly string[]>>

/** Something that is refused or fails for one of several declared causes. Its message is the sentence for people. */
export class NamedFailure<Cause extends string = string> extends Error {
  readonly reason: Cause
  readonly details: FailureDetails

  constructor(name: string, sentence: string, reason: Cause, details: FailureDetails = {}) {
    super(sentence)
    this.name = name
    this.reason = reason
    this.details = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, readable(value)]))
  }
}

/**
 * The class of a kind of failure. Details are kept as far as they can be stored and read, because a provider may say
 * anything in them: 500 characters of a text, and 20 texts of a list.
 *
 * @param causes each with the sentence that an administrator reads.
 */
export function failureOf<Cause extends string>(name: string, causes: Readonly<Record<Cause, string>>) {
  return class extends NamedFailure<Cause> {
    constructor(reason: Cause, details?: FailureDetails) {
      super(name, causes[reason], reason, details)
    }
  }
}

/** A value that should be a text, for the details of a failure. `String` throws for objects with a `toString` of their own. */
export function asText(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  return String(value)
}

function readable(value: FailureDetails[string]): FailureDetails[string] {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? readableText(value) : value.slice(0, 20).map(readableText)
}

function readableText(text: string): string {
  return text.slice(0, 500).replaceAll('\0', '\ufffd').toWellFormed()
}
