import { errorCode } from '#platform/error-code.ts'
import { recordOf } from '#platform/records.ts'

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: object
  /** In place of the arena's own management key. */
  key?: string
  idempotencyKey?: string
}

export interface Answered {
  readonly status: number
  /** The code of an error. */
  readonly code: string
  readonly body: Record<string, unknown>
}

/** What a client learns of a call. */
export type Heard =
  | { readonly kind: 'answered'; readonly answer: Answered }
  /** It may have been done, or may be done later. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** It certainly wasn't done: nothing was sent, or the server says that nothing was changed. */
  | { readonly kind: 'not done'; readonly why: string }

export type Send = (request: Request) => Promise<Heard>

/** A client that waits longer than this gives up. Longer than the server takes to notice that its database is silent. */
const patienceMs = 15_000

/** Sends one request once. What a refusal with 503 says about the change is believed, and so is checked. */
export async function sendTo(url: string, apiKey: string, request: Request): Promise<Heard> {
  const { method = 'GET', path, body, key = apiKey, idempotencyKey } = request
  try {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const content = text.startsWith('{') ? recordOf(JSON.parse(text)) : {}
    const code = String(content.code ?? content.error ?? '')
    if (response.status < 500) return { kind: 'answered', answer: { status: response.status, code, body: content } }
    const isUndone = response.status === 503 && /nothing was changed/i.test(text)
    return { kind: isUndone ? 'not done' : 'unknown', why: `${response.status} ${code}` }
  } catch (error) {
    const why = errorCode(recordOf(error).cause) ?? String(error)
    return { kind: why === 'ECONNREFUSED' ? 'not done' : 'unknown', why }
  }
}
