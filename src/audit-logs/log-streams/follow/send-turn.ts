import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { isLeaseOver } from '#platform/followers/leases.ts'
import type { TurnOptions } from '#platform/followers/turn-follower.ts'
import { newestSequence, readAuditEventsAfter } from '../../audit-events/index.ts'
import { type Deliver, DeliveryFailure } from '../destinations/destination.ts'
import { destinationOf } from '../destinations/index.ts'
import { openStream } from '../open-stream.ts'
import { largestBatch, withinBytes } from './batches.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { writeFailure, writeSkipped, writeTaken, writeTurnEnd } from './outcomes.ts'

/** Then it is the turn of others, if any wait. */
const batchesPerTurn = 20
const ourFault = {
  message: 'The server could not send for a reason of its own, and tries again.',
  isRefusal: false,
  retryAfterMs: undefined,
}

/**
 * Sends the events that a stream has not sent yet, batch by batch in the order of the log. The cursor moves once a
 * batch was accepted, so a batch whose response got lost is sent again. Never throws.
 */
export async function sendTurn(
  system: System,
  stream: ClaimedStream,
  { random, stopping }: TurnOptions,
): Promise<void> {
  try {
    const ctx = await findEnvironmentContext(system, stream.environment_id)
    if (ctx === undefined) return
    const deliver = openStream(system, stream)
    for (let sent = 0; sent < batchesPerTurn && !stopping.aborted && !isLeaseOver(stream, system.now()); sent++)
      if (!(await sendBatch(ctx, stream, deliver))) break
    await writeTurnEnd(system, stream)
  } catch (error) {
    if (!(error instanceof DeliveryFailure))
      system.log.error({ err: error, stream: stream.id }, 'a log stream could not be sent')
    const failure = error instanceof DeliveryFailure ? error : ourFault
    await writeFailure(system, stream, failure, random).catch((err) =>
      system.log.error({ err, stream: stream.id }, 'the failure of a log stream was not written down'),
    )
  }
}

/** @returns whether there may be more to send. @throws DeliveryFailure */
async function sendBatch(ctx: Context, stream: ClaimedStream, deliver: Deliver): Promise<boolean> {
  const limit = largestBatch(stream)
  // Read before the events, so that none added in the meantime is skipped.
  const newest = await newestSequence(ctx, stream.organization_id)
  const events = await readAuditEventsAfter(ctx, stream.organization_id, stream.sequence, limit)
  const batch = withinBytes(events, destinationOf(stream.type).limits.bytes)
  const last = batch.at(-1)
  if (last === undefined) {
    if (newest > stream.sequence) await writeSkipped(ctx.system, stream, newest)
    return false
  }
  stream.sending = batch.length
  await deliver(batch)
  const isOurs = await writeTaken(ctx.system, stream, last.sequence)
  return isOurs && last.sequence < newest
}
