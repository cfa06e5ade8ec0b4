import type { System } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { TokenRefusal } from '#platform/outgoing/access-token.ts'
import type { Credential } from '#platform/outgoing/credential.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { OutgoingResponse } from '#platform/outgoing/index.ts'
import { readRetryAfter } from '#platform/outgoing/retry-after.ts'
import { isRecord } from '#platform/records.ts'
import type { ClaimedPoll } from './claim.ts'

/** What became of tokens, by their `jti`, as a request says it. */
export interface Outcomes {
  ack: string[]
  setErrs: Record<string, { err: string; description: string }>
}

/** How a transmitter is asked. */
export interface Asking {
  credential: Credential
  /** Gives the request up when it is raised. */
  stopping: AbortSignal
}

/** Why a transmitter gave no tokens. `message` is for those who set it up. */
export class PollFailure extends Error {
  readonly retryAfterMs: number

  constructor(message: string, retryAfterMs = 0) {
    super(message)
    this.name = 'PollFailure'
    this.retryAfterMs = retryAfterMs
  }
}

/** As many tokens of the longest kind fit into an answer. */
const mostAsked = 25
const mostTaken = 100
const maxResponseBytes = 2_097_152
const timeoutMs = 15_000
const longPollMs = 60_000

/**
 * Says what became of the tokens of the request before, and asks for the next ones (RFC 8936 §2.4).
 *
 * @returns tokens by the `jti` that the transmitter gives them; they may be anything
 * @throws PollFailure
 */
export function askForTokens(
  system: System,
  poll: ClaimedPoll,
  { ack, setErrs }: Outcomes,
  asking: Asking,
): Promise<[jti: string, token: unknown][]> {
  const body = { maxEvents: mostAsked, returnImmediately: poll.interval_seconds !== null, ack, setErrs }
  return ask(system, poll, body, asking)
}

/** Says what became of tokens, and asks for none. @throws PollFailure */
export async function acknowledge(
  system: System,
  poll: ClaimedPoll,
  outcomes: Outcomes,
  asking: Asking,
): Promise<void> {
  await ask(system, poll, { maxEvents: 0, returnImmediately: true, ...outcomes }, asking)
}

async function ask(
  system: System,
  poll: ClaimedPoll,
  body: Outcomes & { maxEvents: number; returnImmediately: boolean },
  { credential, stopping }: Asking,
  isAgain = false,
): Promise<[jti: string, token: unknown][]> {
  let response: OutgoingResponse
  try {
    response = await system.outgoing.request({
      method: 'POST',
      url: poll.endpoint_url,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'user-agent': 'Gatehouse/1',
        authorization: await credential.authorization(),
      },
      body: JSON.stringify(body),
      timeoutMs: body.returnImmediately ? timeoutMs : longPollMs,
      maxResponseBytes,
      signal: stopping,
      // What is not acknowledged comes again.
      isRepeatable: true,
    })
  } catch (error) {
    if (error instanceof TokenRefusal) throw new PollFailure(`The token endpoint refused: ${error.message}`)
    if (!(error instanceof OutgoingError)) throw error
    const hint =
      error.reason === 'timeout' && !body.returnImmediately ? ' Set `interval_seconds` if it cannot wait.' : ''
    throw new PollFailure(error.message + hint)
  }
  const { status, headers } = response
  if (status === 401 && !isAgain && credential.forget()) return ask(system, poll, body, { credential, stopping }, true)
  if (status !== 200)
    throw new PollFailure(`It answered ${status}.`, readRetryAfter(headers['retry-after'], system.now()))
  const { sets } = parseInnerObject(response.body.toString('utf8')) ?? {}
  if (!isRecord(sets) || Array.isArray(sets)) throw new PollFailure('It answered 200 without `sets`.')
  return Object.entries(sets).slice(0, mostTaken)
}
