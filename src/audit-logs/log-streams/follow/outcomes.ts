import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { DeliveryFailure } from '../destinations/destination.ts'
import { afterFailure, afterSuccess, largestBatch } from './batches.ts'
import type { ClaimedStream } from './claimed-stream.ts'

const longestErrorMs = 300_000
const longestRefusalMs = 3_600_000

/**
 * Writes down that everything up to a place was taken.
 *
 * @returns whether the stream is still this process's: it is not when it was changed, paused or deleted meanwhile.
 */
export async function writeTaken({ database, now }: System, stream: ClaimedStream, sequence: number): Promise<boolean> {
  const at = now()
  const batch = afterSuccess(stream)
  const written = await database.run(sql`
    update audit_log_streams s set sequence = ${sequence}, state = 'active', failures = 0, last_synced_at = ${at},
      batch_events = ${batch}
    where s.environment_id = ${stream.environment_id} and s.id = ${stream.id} and s.locked_by = ${stream.locked_by}`)
  stream.sequence = sequence
  stream.failures = 0
  stream.batch_events = batch
  return written === 1
}

/** Retention removed what was still to be sent: there is nothing left before this place. */
export async function writeSkipped({ database }: System, stream: ClaimedStream, sequence: number): Promise<void> {
  await database.run(sql`
    update audit_log_streams s set sequence = ${sequence}
    where s.environment_id = ${stream.environment_id} and s.id = ${stream.id} and s.locked_by = ${stream.locked_by}`)
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
    update audit_log_streams s set state = ${isRefusal ? 'invalid' : 'error'}, failures = ${failures},
      batch_events = ${afterFailure(stream.sending ?? largestBatch(stream))}, last_error = ${message},
      last_error_at = ${at}, next_attempt_at = ${next}, locked_until = null, locked_by = null
    where s.environment_id = ${stream.environment_id} and s.id = ${stream.id} and s.locked_by = ${stream.locked_by}`)
}

/** Gives back a stream that was served, behind those that are still waiting. */
export async function writeTurnEnd({ database, now }: System, stream: ClaimedStream): Promise<void> {
  await database.run(sql`
    update audit_log_streams s set next_attempt_at = ${now()}, locked_until = null, locked_by = null
    where s.environment_id = ${stream.environment_id} and s.id = ${stream.id} and s.locked_by = ${stream.locked_by}`)
}

/** Doubles up to five minutes; for refusals from a minute up to an hour. Never sooner than the receiver asked for, up to that hour. */
export function pauseMs(
  {
    failures,
    isRefusal,
    retryAfterMs = 0,
  }: { failures: number; isRefusal: boolean; retryAfterMs?: number | undefined },
  random: () => number,
): number {
  const [first, longest] = isRefusal ? [60_000, longestRefusalMs] : [1_000, longestErrorMs]
  const pause = Math.min(longest, first * 2 ** Math.min(failures - 1, 20)) * (0.75 + 0.25 * random())
  return Math.max(pause, Math.min(retryAfterMs, longestRefusalMs))
}
