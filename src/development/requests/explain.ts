import type { StoredRequest } from './stored-request.ts'

/** An answer in words. */
export interface Explanation {
  outcome: 'done' | 'redirected' | 'refused' | 'failed'
  cause: string
  /** What was said to the caller, where that says more than the cause. */
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
      next: 'Follow it: the answer of that page has a trace of its own.',
    }
  }
  const cause =
    answer.headers['idempotent-replayed'] === undefined ? doneCause(operation?.summary) : replayedSuccess(headers)
  return {
    outcome: 'done',
    cause,
    message: null,
    next: 'Nothing. What followed is below; reload to see what is still to come.',
  }
}

const replayedRefusal = 'The answer of an earlier request with the same Idempotency-Key was given again.'

function replayedSuccess(headers: Record<string, string>): string {
  const key = headers['idempotency-key'] ?? ''
  return `An earlier request with the Idempotency-Key ${key} did this. Its answer was given again, and nothing was changed now.`
}

function doneCause(summary: string | undefined): string {
  return summary === undefined ? 'It was done as asked.' : `It was done as asked: ${lowerFirst(summary)}.`
}

function causeOf(refusal: StoredRequest['refusal']): string {
  return refusal?.when ?? 'The answer says why.'
}

function nextOf(status: number, refusal: StoredRequest['refusal']): string {
  return refusal?.next ?? nextByStatus[status] ?? (status >= 500 ? faultOfOurs : readTheMessage)
}

const readTheMessage = 'Change what the message names, and send the request again.'
const faultOfOurs = 'Look for this request id in the output of the server: the cause stands there.'

const nextByStatus: Partial<Record<number, string>> = {
  401: 'Send a credential of this environment: Authorization: Bearer, with the API key that the server printed at its start.',
  403: 'Ask for what this credential may do, or use another one.',
  404: 'Check the id, and that the key belongs to the environment in which the object was made.',
  409: 'Read the object as it is now, and decide again.',
  422: 'Correct the parameters that the message names. The reference at /docs describes them.',
  429: 'Wait for the seconds that Retry-After names, then send it again.',
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
