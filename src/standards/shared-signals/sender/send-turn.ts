import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { isLeaseOver } from '#platform/followers/leases.ts'
import type { TurnOptions } from '#platform/followers/turn-follower.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import type { OutgoingResponse } from '#platform/outgoing/index.ts'
import { readRetryAfter } from '#platform/outgoing/retry-after.ts'
import { type SignalRow, signSet } from '../set-token.ts'
import { openAuthorization } from '../streams.ts'
import { readWaiting } from '../waiting.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { type PushFailure, writeFailure, writeTaken, writeTurnEnd } from './outcomes.ts'

/** Then it is the turn of others, if any wait. */
const signalsPerTurn = 100
const timeoutMs = 10_000

/** What a receiver said. `refused`: of this token, for good (RFC 8935 §2.3); `failed`: it may take it later. */
type Answer = { is: 'taken' } | { is: 'refused'; message: string } | ({ is: 'failed' } & PushFailure)

/** What is wrong is how the receiver is set up, or a key that it has not fetched yet: no fault of the token. */
const mendable: ReadonlySet<unknown> = new Set(['invalid_key', 'authentication_failed', 'access_denied'])

/**
 * Pushes what waits in a stream, one token after the other, each once the one before was taken or refused. A token whose response got
 * lost is pushed again. Never throws.
 */
export async function sendTurn(
  system: System,
  stream: ClaimedStream,
  { random, stopping }: TurnOptions,
): Promise<void> {
  try {
    const ctx = await findEnvironmentContext(system, stream.environment_id)
    if (ctx === undefined) return
    const place = { environmentId: stream.environment_id, streamId: stream.id }
    const waiting = stream.method === 'push' ? await readWaiting(system.database, place, signalsPerTurn) : []
    for (const signal of waiting) {
      if (stopping.aborted || isLeaseOver(stream, system.now())) break
      const answer = await push(ctx, stream, signal)
      if (answer.is === 'failed') return await writeFailure(system, stream, answer, random)
      const refusal = answer.is === 'refused' ? answer.message : undefined
      if (!(await writeTaken(system, stream, signal.id, refusal))) return
    }
    await writeTurnEnd(system, stream)
  } catch (err) {
    system.log.error({ err, stream: stream.id }, 'signals could not be pushed')
    const failure = { message: 'The server could not send for a reason of its own, and tries again.' }
    await writeFailure(system, stream, failure, random).catch((error) =>
      system.log.error({ err: error, stream: stream.id }, 'the failure of a stream was not written down'),
    )
  }
}

async function push(ctx: Context, stream: ClaimedStream, signal: SignalRow): Promise<Answer> {
  const token = await signSet(ctx, stream, signal)
  const authorization = openAuthorization(ctx.system, stream)
  try {
    const response = await ctx.system.outgoing.request({
      method: 'POST',
      url: stream.endpoint_url ?? '',
      headers: {
        'content-type': 'application/secevent+jwt',
        accept: 'application/json',
        'user-agent': 'Gatehouse/1',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: token,
      timeoutMs,
      truncate: true,
      // Receivers go by the jti.
      isRepeatable: true,
    })
    return readAnswer(response, ctx.now())
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    return { is: 'failed', message: error.message }
  }
}

function readAnswer({ status, headers, body }: OutgoingResponse, now: Date): Answer {
  if (status >= 200 && status <= 299) return { is: 'taken' }
  const { err } = (status === 400 ? parseInnerObject(body.toString('utf8')) : undefined) ?? {}
  const code = typeof err === 'string' && /^[\w-]{1,50}$/.test(err) ? err : undefined
  const message = `It answered ${status}${code === undefined ? '' : ` (${code})`}.`
  if (status === 400 && !mendable.has(code)) return { is: 'refused', message }
  return { is: 'failed', message, retryAfterMs: readRetryAfter(headers['retry-after'], now) }
}
