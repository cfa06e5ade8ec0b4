import { setTimeout as delay } from 'node:timers/promises'
import { errorCode } from '#platform/error-code.ts'
import { recordOf } from '#platform/records.ts'
import { apiKey } from '../process.ts'

/** What a client wants of the server. The last is what only one drill asks for. */
export const kinds = ['sign-in', 'refresh', 'create', 'read', 'poll', 'extra'] as const
export type Kind = (typeof kinds)[number]

/** One request, as its client saw it. */
export interface Call {
  kind: Kind
  /** By the clock of `performance.now()`, as `endedAt`. */
  beganAt: number
  endedAt: number
  /** `proxy`: an answer that isn't JSON, which Gatehouse never gives here. `none`: the connection failed. */
  from: 'gatehouse' | 'proxy' | 'none'
  status: number | undefined
  /** The code of an error, or of the failure of the connection. */
  code: string
  retryAfterSeconds: number | undefined
}

export interface Answer {
  call: Call
  body: Record<string, unknown>
}

export interface Request {
  kind: Kind
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: object
  idempotencyKey?: string
}

/** Before the first further try, and before each one after it by half as much again: as the official SDKs wait. */
const firstPauseMs = 500
const longestPauseMs = 5_000
/** A client gives up after so long. */
const patienceMs = 120_000

export const isSuccess = ({ from, status = 0 }: Call): boolean => from === 'gatehouse' && status < 300
/** Whether trying again is what the answer asks for, or all that a client can do. */
export const isTransient = ({ from, status = 0 }: Call): boolean => from !== 'gatehouse' || status >= 500

/** Sends requests and records each, with its beginning, its end and its answer. */
export function createRecorder(url: string) {
  const calls: Call[] = []

  async function send({ kind, method = 'GET', path, body, idempotencyKey }: Request): Promise<Answer> {
    const beganAt = performance.now()
    const record = (answer: Omit<Call, 'kind' | 'beganAt' | 'endedAt'>): Call => {
      const call = { kind, beganAt, endedAt: performance.now(), ...answer }
      calls.push(call)
      return call
    }
    try {
      const answer = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      const isJson = answer.headers.get('content-type')?.includes('json') === true || text === ''
      const content = isJson && text !== '' ? recordOf(JSON.parse(text)) : {}
      const call = record({
        from: isJson ? 'gatehouse' : 'proxy',
        status: answer.status,
        code: String(content.code ?? content.error ?? ''),
        retryAfterSeconds: Number(answer.headers.get('retry-after')) || undefined,
      })
      return { call, body: content }
    } catch (error) {
      const code = errorCode(recordOf(error).cause) ?? String(error)
      return { call: record({ from: 'none', status: undefined, code, retryAfterSeconds: undefined }), body: {} }
    }
  }

  /** Sends it again for as long as that may help, as a careful client does. */
  async function sendUntilAnswered(request: Request): Promise<Answer> {
    const beganAt = performance.now()
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
      const answer = await send(request)
      if (!isTransient(answer.call) || performance.now() - beganAt > patienceMs) return answer
      await delay(Math.max(pauseMs, (answer.call.retryAfterSeconds ?? 0) * 1_000))
    }
  }

  return { calls: calls as readonly Call[], send, sendUntilAnswered }
}

export type Recorder = ReturnType<typeof createRecorder>
