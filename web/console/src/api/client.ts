import { readMessages, type StreamMessage } from './event-stream.ts'
import { Failure } from './failure.ts'
import type { Operations } from './operations.generated.ts'
import { rememberVersion } from './versions.ts'

export type Operation = keyof Operations & string
export type Answer<O extends Operation> = Operations[O]['answer']

type Part<O extends Operation, K extends 'path' | 'query' | 'body'> =
  Record<never, never> extends Operations[O][K]
    ? { [key in K]?: Operations[O][K] }
    : Operations[O][K] extends undefined
      ? { [key in K]?: undefined }
      : { [key in K]: Operations[O][K] }

/** What an operation is called with. Parts without a required member can be left out. */
export type Input<O extends Operation> = Part<O, 'path'> & Part<O, 'query'> & Part<O, 'body'>

/** The parts of a call without the types of its operation. */
export interface Call {
  operation: Operation
  path?: object | undefined
  query?: object | undefined
  body?: unknown
}

export interface CallOptions {
  signal?: AbortSignal
  /** Repeats of the same change carry the same key, so that it happens once. */
  idempotencyKey?: string
  /** For changes that ask for one: the operator log keeps it. */
  reason?: string
  /** A read that no one asked for, such as for news: it does not keep the session alive. */
  isBackground?: boolean
  /** The tag of the version that a change was made on: a later one is not overwritten. */
  ifMatch?: string
}

/** Only a script of this origin can send it; see `src/console/README.md`. */
const ownHeader = { 'x-gatehouse-console': '1' }

/** Calls an operation of an environment as the operator who is signed in. @throws Failure */
export async function callOperation<O extends Operation>(
  environment: string,
  operation: O,
  input: Input<O>,
  options: CallOptions = {},
): Promise<Answer<O>> {
  const answer = await callFor(environment, { operation, ...input }, options)
  // The shapes are generated from the document of the server that answers.
  return answer as Answer<O>
}

/** Makes a call whose operation is known at run time only. @throws Failure */
async function callFor(environment: string, call: Call, options: CallOptions = {}): Promise<unknown> {
  const { method, address } = requestOf(call)
  const { answer, etag } = await exchange(`/console/api/environments/${encodeURIComponent(environment)}${address}`, {
    method,
    body: call.body,
    ...options,
  })
  if (method === 'GET') rememberVersion(answer, { etag, readAgain: () => callFor(environment, call) })
  return answer
}

/**
 * Opens an operation that answers with server-sent events, and hands them over in the groups in which they arrive until the stream
 * ends. It does not keep the session alive.
 *
 * @param lastId of the stream before, to continue after
 * @throws Failure
 */
export async function* streamOperation<O extends Operation>(
  environment: string,
  operation: O,
  input: Input<O>,
  { signal, lastId }: { signal: AbortSignal; lastId: string | undefined },
): AsyncGenerator<StreamMessage[]> {
  const { address } = requestOf({ operation, ...input })
  const response = await reach(`/console/api/environments/${encodeURIComponent(environment)}${address}`, {
    credentials: 'same-origin',
    headers: {
      ...ownHeader,
      'x-gatehouse-background': '1',
      ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    },
    signal,
  })
  if (!response.ok) throw await failureOf(response)
  if (response.body !== null) yield* readMessages(response.body)
}

type Sent = { method: string; body?: unknown } & CallOptions

/** Sends a request of the console itself. @throws Failure */
export async function send(address: string, request: Sent): Promise<unknown> {
  return (await exchange(address, request)).answer
}

async function exchange(
  address: string,
  { method, body, signal, idempotencyKey, reason, isBackground = false, ifMatch }: Sent,
): Promise<{ answer: unknown; etag: string | undefined }> {
  const response = await reach(address, {
    method,
    credentials: 'same-origin',
    headers: {
      ...ownHeader,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(isBackground ? { 'x-gatehouse-background': '1' } : {}),
      ...(reason === undefined ? {} : { 'x-gatehouse-reason': encodeURIComponent(reason) }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (!response.ok) throw await failureOf(response)
  return { answer: parse(await response.text()), etag: response.headers.get('etag') ?? undefined }
}

async function failureOf(response: Response): Promise<Failure> {
  const requestId = response.headers.get('x-request-id') ?? undefined
  return new Failure({ status: response.status, body: parse(await response.text()), requestId })
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure({ status: 0, body: undefined })
  }
}

/** The method and the address under the environment, with parameters in their places. */
export function requestOf({ operation, path = {}, query = {} }: Call): { method: string; address: string } {
  const [method = '', template = ''] = operation.split(' ')
  const values = new Map(Object.entries(path))
  const place = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values.get(name))))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  return { method, address: search.size === 0 ? place : `${place}?${search}` }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
