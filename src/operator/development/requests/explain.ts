import type { StoredRequest } from './stored-request.ts'

/** An answer in words. */
export interface Explanation {
  outcome: 'done' | 'redirected' | 'refused' | 'failed'
  cause: string
  /** The message of the response, if it says more than the cause. */
  message: string | null
  next: string
}

/** Why a request was answered as it was, and what to do about it. */
export function explain({ operation, answer, refusal, headers }: StoredRequest): Explanation {
  const { status } = answer
  if (status >= 500) return { outcome: 'failed', cause: causeOf(refusal), message: null, next: nextOf(status, refusal) }
  if (status >= 400) {
    const isReplayed = answer.headers['idempotent-replayed'] !== undefined
    const cause = isReplayed ? replayedRefusal : causeOf(refusal)
    return { outcome: 'refused', cause, message: refusal?.message ?? null, next: nextOf(status, refusal) }
  }
  if (status >= 300) {
    const target = answer.headers.location === undefined ? 'another address' : answer.headers.location
    const cause = `The browser was sent to ${target}.`
    return {
      outcome: 'redirected',
      cause,
      message: null,
      next: 'Follow the redirect: the next answer has a page of its own.',
    }
  }
  const cause =
    answer.headers['idempotent-replayed'] === undefined ? doneCause(operation?.summary) : replayedSuccess(headers)
  return {
    outcome: 'done',
    cause,
    message: null,
    next: 'Nothing to do. The timeline shows what followed.',
  }
}

const replayedRefusal = 'The answer to an earlier request with the same Idempotency-Key was replayed.'

function replayedSuccess(headers: Record<string, string>): string {
  const key = headers['idempotency-key'] ?? ''
  return `The answer to an earlier request with the Idempotency-Key ${key} was replayed. Nothing changed.`
}

function doneCause(summary: string | undefined): string {
  return summary === undefined ? 'Succeeded.' : `Succeeded: ${lowerFirst(summary)}.`
}

function causeOf(refusal: StoredRequest['refusal']): string {
  return refusal?.when ?? 'See the answer below.'
}

function nextOf(status: number, refusal: StoredRequest['refusal']): string {
  return refusal?.next ?? nextByStatus[status] ?? (status >= 500 ? faultOfOurs : readTheMessage)
}

const readTheMessage = 'Correct what the message names and send the request again.'
const faultOfOurs = 'Search the server output for this request id to find the cause.'

const nextByStatus: Partial<Record<number, string>> = {
  401: 'Send "Authorization: Bearer" with an API key of this environment. The server prints one when it starts.',
  403: 'Use a credential that has this permission.',
  404: 'Check the id, and that the API key belongs to the environment of the object.',
  409: 'Get the current state of the object and try again.',
  422: 'Correct the parameters that the message names. The reference at /docs describes them.',
  429: 'Wait for the number of seconds in Retry-After, then send it again.',
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
