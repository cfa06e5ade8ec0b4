import type { System } from '#platform/context.ts'
import { isStorableText, parseInnerObject } from '#platform/http/json-body.ts'
import { TokenRefusal } from '#platform/outgoing/access-token.ts'
import type { Credential } from '#platform/outgoing/credential.ts'
import { OutgoingError, type OutgoingFailure } from '#platform/outgoing/errors.ts'
import type { OutgoingResponse } from '#platform/outgoing/index.ts'
import { readRetryAfter } from '#platform/outgoing/retry-after.ts'
import { PushFailure } from './failure.ts'

export interface ScimRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Behind the address of the target, with its query. */
  path: string
  body?: Record<string, unknown>
  /** What is kept of the body, where that is less. */
  keptBody?: string
  /** How long the answer may be. */
  mostBytes?: number
}

export interface ScimAnswer {
  status: number
  /** `undefined` for what is no object in JSON. */
  body: Record<string, unknown> | undefined
  /** As RFC 7644 §3.12 names what is wrong. */
  scimType: string | undefined
}

/** A request as it is kept for the operator. */
export interface TracedRequest {
  method: string
  path: string
  request_body: string | null
  response_status: number | null
  response_excerpt: string | null
  error: string | null
  duration_ms: number
  created_at: Date
}

export interface ScimClient {
  /**
   * Sends a request and gives what was answered, if it is about what was asked.
   *
   * @throws PushFailure for what concerns more: no answer, refused credentials, too many requests, a fault of the target, a redirect
   */
  send(request: ScimRequest): Promise<ScimAnswer>
  /** What was sent, in its order. */
  readonly traces: readonly TracedRequest[]
}

const timeoutMs = 10_000
/** With members: four requests to each target may be under way. */
const usualBytes = 1_000_000
const mostKept = 4_000
const excerptCharacters = 500

const away: ReadonlySet<OutgoingFailure> = new Set(['unresolvable', 'connection_failed', 'tls_failed'])

export function createScimClient(
  { outgoing, now }: Pick<System, 'outgoing' | 'now'>,
  endpointUrl: string,
  credential: Credential,
): ScimClient {
  const traces: TracedRequest[] = []

  async function ask(request: ScimRequest, isAgain: boolean): Promise<ScimAnswer> {
    const { method, path, body, keptBody, mostBytes = usualBytes } = request
    const text = body === undefined ? undefined : JSON.stringify(body)
    const startedAt = now()
    const trace = (response: OutgoingResponse | undefined, error: string | null) =>
      traces.push({
        method,
        path: path.slice(0, 2_000),
        request_body: (keptBody ?? text)?.slice(0, mostKept) ?? null,
        response_status: response?.status ?? null,
        response_excerpt: response === undefined ? null : excerptOf(response.body),
        error,
        duration_ms: Math.round(response?.durationMs ?? now().getTime() - startedAt.getTime()),
        created_at: startedAt,
      })
    let response: OutgoingResponse
    try {
      response = await outgoing.request({
        method,
        url: `${endpointUrl}${path}`,
        headers: {
          accept: 'application/scim+json, application/json',
          authorization: await credential.authorization(),
          ...(text === undefined ? {} : { 'content-type': 'application/scim+json' }),
        },
        ...(text === undefined ? {} : { body: text }),
        timeoutMs,
        maxResponseBytes: mostBytes,
        // A create that arrives twice would be two people.
        isRepeatable: method !== 'POST',
      })
    } catch (error) {
      const failure = toFailure(error)
      trace(undefined, failure.message)
      throw failure
    }
    trace(response, null)
    if (response.status === 401 && !isAgain && credential.forget()) return ask(request, true)
    return read(request, response, now())
  }

  return { traces, send: (request) => ask(request, false) }
}

function toFailure(error: unknown): PushFailure {
  if (error instanceof TokenRefusal)
    return new PushFailure(`The token endpoint refused: ${error.message}`, error.isFinal ? 'refused' : 'away')
  if (!(error instanceof OutgoingError)) throw error
  return new PushFailure(error.message, away.has(error.reason) ? 'away' : 'target')
}

/** @throws PushFailure */
function read({ method }: ScimRequest, response: OutgoingResponse, at: Date): ScimAnswer {
  const { status, headers } = response
  const body = parseInnerObject(response.body.toString('utf8'))
  const type = body?.scimType
  const scimType = typeof type === 'string' && /^\w{1,40}$/.test(type) ? type : undefined
  const said = `It answered ${status}${scimType === undefined ? '' : ` (${scimType})`}.`
  // Who may not read has no right that is needed; who may not write this one may write others.
  if (status === 401 || (status === 403 && method === 'GET')) throw new PushFailure(said, 'refused')
  if (status === 429 || status === 503) throw new PushFailure(said, 'away', readRetryAfter(headers['retry-after'], at))
  if (status >= 500 || (status >= 300 && status < 400)) throw new PushFailure(said, 'target')
  return { status, body, scimType }
}

/** What can be read of an answer, on one line. */
function excerptOf(body: Buffer): string {
  const text = body
    .subarray(0, 4 * excerptCharacters)
    .toString('utf8')
    .replace(/[\p{C}\s\uFFFD]+/gu, ' ')
    .trim()
  const cut = text.length > excerptCharacters ? `${text.slice(0, excerptCharacters).toWellFormed()}…` : text
  return isStorableText(cut) ? cut : ''
}
