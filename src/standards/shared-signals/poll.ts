import type { Static } from 'typebox'
import { Type } from 'typebox'
import { type Bell, createBell } from '#platform/bell.ts'
import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { invalidStreamRequest } from './errors.ts'
import type { Receiver } from './receiver-of.ts'
import { signSet } from './set-token.ts'
import { getStream } from './streams.ts'
import { readWaiting } from './waiting.ts'

export const PollRequest = Type.Object({
  maxEvents: Type.Optional(
    Type.Integer({ minimum: 0, description: 'The most tokens that are returned; 0 only acknowledges. At most 100.' }),
  ),
  returnImmediately: Type.Optional(
    Type.Boolean({
      description: 'Whether to answer at once if there is no token. Otherwise the answer waits for one.',
    }),
  ),
  ack: Type.Optional(
    Type.Array(Type.String({ maxLength: 200 }), {
      maxItems: 1_000,
      description: 'The `jti` of tokens that were taken: they are not returned again.',
    }),
  ),
  setErrs: Type.Optional(
    Type.Record(
      Type.String({ maxLength: 200 }),
      Type.Object({
        err: Type.String({ description: 'What is wrong, as a code of RFC 8935.' }),
        description: Type.Optional(Type.String()),
      }),
      { maxProperties: 1_000, description: 'By their `jti`, tokens that were refused: they are not returned again.' },
    ),
  ),
})

export const Polled = Type.Object({
  sets: Type.Record(Type.String(), Type.String(), { description: 'Signed tokens by their `jti`.' }),
  moreAvailable: Type.Optional(Type.Boolean({ description: 'Whether more tokens wait.' })),
})

const mostReturned = 100
/** How long a poll waits for a token. Proxies close requests that take longer than half a minute. */
const longestMs = 10_000
const lookMs = 1_000

/**
 * Takes acknowledgements and returns what waits (RFC 8936 §2.4), in order. What is not acknowledged comes again. Without
 * `returnImmediately`, an answer without a token waits for one for a while.
 *
 * @throws notFound, invalidStreamRequest
 */
export async function poll(
  ctx: Context,
  receiver: Receiver,
  streamId: string,
  { maxEvents = mostReturned, returnImmediately = false, ack = [], setErrs = {} }: Static<typeof PollRequest>,
): Promise<Static<typeof Polled>> {
  const stream = await getStream(ctx, receiver, streamId)
  if (stream.method !== 'poll') throw invalidStreamRequest('The tokens of this stream are pushed, not polled.')
  await acknowledge(ctx, streamId, ack, setErrs)
  if (maxEvents === 0) return { sets: {} }
  const limit = Math.min(maxEvents, mostReturned)
  const read = () => readWaiting(ctx.db, { environmentId: ctx.environmentId, streamId }, limit + 1)
  let waiting = await read()
  const until = ctx.now().getTime() + longestMs
  const arrivals = arrivalsOf(ctx.system)
  while (waiting.length === 0 && !returnImmediately && ctx.now().getTime() < until) {
    await arrivals.next(lookMs)
    waiting = await read()
  }
  const sets: [string, string][] = []
  for (const signal of waiting.slice(0, limit)) sets.push([signal.id, await signSet(ctx, stream, signal)])
  return { sets: Object.fromEntries(sets), ...(waiting.length > limit ? { moreAvailable: true } : {}) }
}

async function acknowledge(
  ctx: Context,
  streamId: string,
  taken: readonly string[],
  refused: NonNullable<Static<typeof PollRequest>['setErrs']>,
): Promise<void> {
  const ids = [...taken, ...Object.keys(refused)]
  if (ids.length === 0) return
  const [fault] = Object.values(refused)
  await ctx.transaction(async (tx) => {
    tx.db.send(sql`
      delete from signals g where g.environment_id = ${tx.environmentId} and g.stream_id = ${streamId} and g.id = any(${ids}::text[])`)
    if (fault === undefined) return
    const code = /^[\w-]{1,50}$/.test(fault.err) ? ` (${fault.err})` : ''
    tx.db.send(sql`
      update signal_streams s set last_error = ${`It refused a token${code}.`}, last_error_at = ${tx.now()}
      where s.environment_id = ${tx.environmentId} and s.id = ${streamId}`)
  })
}

interface Arrivals {
  /** Resolves when signals were queued, or after `timeoutMs`. */
  next(timeoutMs: number): Promise<void>
}

const arrivalsBySystem = new WeakMap<System, Arrivals>()

/** One listener for a process, whatever number of polls wait. */
function arrivalsOf(system: System): Arrivals {
  const known = arrivalsBySystem.get(system)
  if (known !== undefined) return known
  const waiting = new Set<Bell>()
  system.wakeUps.listen('signals', () => {
    for (const bell of waiting) bell.ring()
  })
  const arrivals: Arrivals = {
    async next(timeoutMs) {
      const bell = createBell()
      waiting.add(bell)
      await bell.rung(timeoutMs)
      waiting.delete(bell)
    },
  }
  arrivalsBySystem.set(system, arrivals)
  return arrivals
}
