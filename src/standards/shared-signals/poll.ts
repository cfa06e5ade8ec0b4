import type { Static } from 'typebox'
import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { arrivalsOf } from './arrivals.ts'
import { invalidStreamRequest } from './errors.ts'
import type { Receiver } from './receiver-of.ts'
import { type SignalRow, signSet } from './set-token.ts'
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
 * `returnImmediately`, an answer without a token waits for one for a while, unless other polls of the stream do already.
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
  const found = await read()
  const waiting = found.length > 0 || returnImmediately ? found : await awaitSignals(ctx, streamId, read)
  const sets: [string, string][] = []
  for (const signal of waiting.slice(0, limit)) sets.push([signal.id, await signSet(ctx, stream, signal)])
  return { sets: Object.fromEntries(sets), ...(waiting.length > limit ? { moreAvailable: true } : {}) }
}

/** Reads again when signals were queued, until there are some, or for as long as a poll waits. */
async function awaitSignals(ctx: Context, streamId: string, read: () => Promise<SignalRow[]>): Promise<SignalRow[]> {
  const arrivals = arrivalsOf(ctx.system)
  const until = ctx.now().getTime() + longestMs
  const found = await arrivals.withPlace(streamId, async () => {
    for (;;) {
      await arrivals.next(lookMs)
      const waiting = await read()
      if (waiting.length > 0 || ctx.now().getTime() >= until) return waiting
    }
  })
  return found ?? []
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
