import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { doublingBackOff } from '#platform/followers/back-off.ts'
import { giveBack, isHeldBy } from '#platform/followers/leases.ts'
import { wakeWithNextEvent } from '../../audit-events/index.ts'
import type { DeliveryFailure } from '../destinations/destination.ts'
import { afterFailure, afterSuccess, largestBatch } from './batches.ts'
import type { ClaimedStream } from './claimed-stream.ts'

const longestRefusalMs = 3_600_000
const afterError = doublingBackOff({ firstMs: 1_000, longestMs: 300_000 }, [0.75, 1])
const afterRefusal = doublingBackOff({ firstMs: 60_000, longestMs: longestRefusalMs }, [0.75, 1])

/**
 * Stores that everything up to a position was accepted.
 *
 * @returns whether this process still has the stream. It does not if the stream was changed, paused or deleted in the
 * meantime
 */
export async function writeTaken({ database, now }: System, stream: ClaimedStream, sequence: number): Promise<boolean> {
  const at = now()
  const batch = afterSuccess(stream)
  const written = await database.run(sql`
    update audit_log_streams set sequence = ${sequence}, state = 'active', failures = 0, last_synced_at = ${at},
      batch_events = ${batch}
    where ${isHeldBy(stream)}`)
  stream.sequence = sequence
  stream.failures = 0
  stream.batch_events = batch
  return written === 1
}

/** Retention removed events that were still to be sent: nothing is left before this place. */
export async function writeSkipped({ database }: System, stream: ClaimedStream, sequence: number): Promise<void> {
  await database.run(sql`
    update audit_log_streams set sequence = ${sequence}
    where ${isHeldBy(stream)}`)
  stream.sequence = sequence
}

/** Writes down why nothing was taken and when it is tried again, and gives the stream back. */
export async function writeFailure(
  { database, now }: System,
  stream: ClaimedStream,
  { message, isRefusal, retryAfterMs }: Pick<DeliveryFailure, 'message' | 'isRefusal' | 'retryAfterMs'>,
  random: () => number,
): Promise<void> {
  const at = now()
  const failures = stream.failures + 1
  const next = new Date(at.getTime() + pauseMs({ failures, isRefusal, retryAfterMs }, random))
  await database.run(sql`
    update audit_log_streams set state = ${isRefusal ? 'invalid' : 'error'}, failures = ${failures},
      batch_events = ${afterFailure(stream.sending ?? largestBatch(stream))}, last_error = ${message},
      last_error_at = ${at}, next_attempt_at = ${next}, ${giveBack}
    where ${isHeldBy(stream)}`)
}

/** Gives back a stream that was served: it sleeps until its log goes on, or is behind those that are still waiting. */
export async function writeTurnEnd({ database, now }: System, stream: ClaimedStream): Promise<void> {
  await database.run(sql`
    with caught_up as (${wakeWithNextEvent(stream.environment_id, stream.organization_id, stream.sequence)})
    update audit_log_streams set next_attempt_at = ${now()}, is_idle = exists (select from caught_up), ${giveBack}
    where ${isHeldBy(stream)}`)
}

/** Doubles up to five minutes; for refusals from a minute up to an hour. Never sooner than the receiver asked for, up to that hour. */
function pauseMs(
  {
    failures,
    isRefusal,
    retryAfterMs = 0,
  }: { failures: number; isRefusal: boolean; retryAfterMs?: number | undefined },
  random: () => number,
): number {
  const pause = (isRefusal ? afterRefusal : afterError)(failures, random())
  return Math.max(pause, Math.min(retryAfterMs, longestRefusalMs))
}
