import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { System } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { OutgoingRequest } from '#platform/outgoing/index.ts'
import { SourceFailure } from './failure.ts'

export interface SourceAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** The members of a JSON object; `undefined` for anything else. */
  body: Record<string, unknown> | undefined
}

export type SourceRequest = Pick<OutgoingRequest, 'method' | 'url' | 'headers' | 'body'>

/** Sends a request. Answers are whatever is no reason to ask again. @throws SourceFailure */
export type Ask = (request: SourceRequest, isThrottled?: (answer: SourceAnswer) => boolean) => Promise<SourceAnswer>

/** How long a source is waited for. */
export interface RetryPolicy {
  /** How often a request is sent at most. */
  tries: number
  /**
   * Whether the source was not reached the last time. Until it answers anything, a request is then sent once: one that does not
   * answer would keep a worker for minutes, each time.
   */
  isDoubtful?: boolean
  wait(ms: number): Promise<unknown>
  /** Called before each request; what it throws ends everything. */
  beforeEach?: () => Promise<void>
}

/** For a caller who waits for the response. */
export const singleTry: RetryPolicy = { tries: 1, wait: delay }
/** For a run, which can wait up to half a minute. */
export const severalTries: RetryPolicy = { tries: 6, wait: delay }

const timeoutMs = 30_000
const maxResponseBytes = 33_554_432
/** A source that wants more ends the run, and the next one comes later. */
const longestWaitMs = 60_000

/** Requests to a source through the guarded client, repeated with growing waits while the source asks for it. */
export function createAsk(
  { outgoing, now }: System,
  { tries, isDoubtful = false, wait, beforeEach }: RetryPolicy,
): Ask {
  let hasAnswered = !isDoubtful
  return async (request, isThrottled = () => false) => {
    for (let tried = 1; ; tried++) {
      await beforeEach?.()
      const outcome = await trySending()
      if (!(outcome instanceof SourceFailure)) return outcome
      const pauseMs = outcome.retryAfterMs ?? 500 * 2 ** tried
      if (tried >= (hasAnswered ? tries : 1) || pauseMs > longestWaitMs) throw outcome
      await wait(pauseMs)
    }

    async function trySending(): Promise<SourceAnswer | SourceFailure> {
      let answer: SourceAnswer
      try {
        const { status, headers, body } = await outgoing.request({ ...request, timeoutMs, maxResponseBytes })
        answer = { status, headers, body: parseInnerObject(body.toString('utf8')) }
        hasAnswered = true
      } catch (error) {
        if (error instanceof OutgoingError)
          return new SourceFailure('unreachable', { detail: error.message, stage: error.stage ?? 'dns' })
        throw error
      }
      const { status, headers } = answer
      const retryAfterMs = readRetryAfter(headers['retry-after'], now())
      if (status === 429 || isThrottled(answer))
        return new SourceFailure('throttled', { stage: 'http', status, retryAfterMs })
      // Some sources ask to wait by a 503.
      if (status >= 500) {
        const detail = `It answered with status ${status}.`
        return new SourceFailure('unreachable', { detail, stage: 'http', status, retryAfterMs })
      }
      return answer
    }
  }
}

/** Seconds or a date (RFC 9110 §10.2.3). */
function readRetryAfter(text: string | undefined, now: Date): number | undefined {
  if (text === undefined) return undefined
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime()
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0)
}
