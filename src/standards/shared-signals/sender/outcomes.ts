import type { System } from '#platform/context.ts'
import { followsWhenHeld } from '#platform/db/held-environment.ts'
import { sql } from '#platform/db/sql.ts'
import { doublingBackOff } from '#platform/followers/back-off.ts'
import { giveBack, isHeldBy } from '#platform/followers/leases.ts'
import { mayLeave } from '../waiting.ts'
import type { ClaimedStream } from './claimed-stream.ts'

const pauseMs = doublingBackOff({ firstMs: 1_000, longestMs: 300_000 }, [0.75, 1])
const longestRetryAfterMs = 3_600_000

/**
 * Removes a signal that the receiver has taken, or refused for good.
 *
 * @param refusal why it was refused
 * @returns whether this process still has the stream. It does not if the stream was changed or deleted in the meantime
 */
export async function writeTaken(
  { database, now }: System,
  stream: ClaimedStream,
  signalId: string,
  refusal?: string,
): Promise<boolean> {
  const isOurs = await database.transaction(async (tx) => {
    tx.send(sql`select ${followsWhenHeld}`)
    const held = await tx.run(sql`
      update signal_streams set failures = 0, last_error = coalesce(${refusal ?? null}, last_error),
        last_error_at = case when ${refusal ?? null}::text is null then last_error_at else ${now()}::timestamptz end
      where ${isHeldBy(stream)}`)
    if (held === 0) return false
    await tx.run(sql`
      delete from signals g where g.environment_id = ${stream.environment_id} and g.stream_id = ${stream.id} and g.id = ${signalId}`)
    return true
  })
  stream.failures = 0
  return isOurs
}

/** Why a signal was not taken. `message` is for those who set the receiver up. */
export interface PushFailure {
  message: string
  retryAfterMs?: number | undefined
}

/**
 * Writes down why a signal was not taken and when it is pushed again, and gives the stream back. The receiver is never asked sooner than it
 * wants to be, up to an hour.
 */
export async function writeFailure(
  { database, now }: System,
  stream: ClaimedStream,
  { message, retryAfterMs = 0 }: PushFailure,
  random: () => number,
): Promise<void> {
  const failures = stream.failures + 1
  const waitMs = Math.max(pauseMs(failures, random()), Math.min(retryAfterMs, longestRetryAfterMs))
  const next = new Date(now().getTime() + waitMs)
  await database.run(sql`
    update signal_streams set failures = ${failures}, last_error = ${message}, last_error_at = ${now()},
      next_attempt_at = ${next}, ${giveBack}
    where ${isHeldBy(stream)}`)
}

/** Gives back a stream that was served: it sleeps until the next signal, or is behind those that still wait. */
export function writeTurnEnd({ database, now }: System, stream: ClaimedStream): Promise<void> {
  return database.transaction(async (tx) => {
    // The row is held before the look, which so sees every signal whose arrival did not wait for the row.
    const held = await tx.maybe(sql`select 1 from signal_streams where ${isHeldBy(stream)} for update`)
    if (held === undefined) return
    await tx.run(sql`
      update signal_streams s set ${giveBack}, next_attempt_at = case when s.method = 'push' and exists (
          select from signals g where g.environment_id = s.environment_id and g.stream_id = s.id and ${mayLeave})
        then ${now()}::timestamptz end
      where ${isHeldBy(stream)}`)
  })
}
