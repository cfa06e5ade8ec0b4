import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { doublingBackOff } from '#platform/followers/back-off.ts'
import { giveBack, isHeldBy } from '#platform/followers/leases.ts'
import { type ReceiverRow, receiverColumns } from '../schemas.ts'
import type { PollFailure } from './ask.ts'
import type { ClaimedPoll } from './claim.ts'

const pauseMs = doublingBackOff({ firstMs: 1_000, longestMs: 300_000 }, [0.75, 1])
const longestRetryAfterMs = 3_600_000

/**
 * Writes down that a transmitter gave tokens.
 *
 * @returns the receiver as it is now, unless the poll was changed, paused or deleted while it was under way
 */
export function writeAnswer({ database, now }: System, poll: ClaimedPoll): Promise<ReceiverRow | undefined> {
  return database.maybe<ReceiverRow>(sql`
    with held as (
      update signal_polls set failures = 0, last_error = null, last_error_at = null, polled_at = ${now()}
      where ${isHeldBy(poll)} returning 1
    )
    select ${receiverColumns} from signal_receivers
    where environment_id = ${poll.environment_id} and connection_id = ${poll.id} and exists (select from held)`)
}

/** Writes down why a transmitter gave nothing, and gives it back. It is never asked sooner than it wants to be, up to an hour. */
export async function writeFailure(
  { database, now }: System,
  poll: ClaimedPoll,
  { message, retryAfterMs }: PollFailure,
  random: () => number,
): Promise<void> {
  const failures = poll.failures + 1
  const waitMs = Math.max(pauseMs(failures, random()), Math.min(retryAfterMs, longestRetryAfterMs))
  await database.run(sql`
    update signal_polls set failures = ${failures}, last_error = ${message}, last_error_at = ${now()},
      next_attempt_at = ${new Date(now().getTime() + waitMs)}, ${giveBack}
    where ${isHeldBy(poll)}`)
}

/** Gives back a transmitter that answered. */
export async function writeTurnEnd({ database, now }: System, poll: ClaimedPoll, next: Date): Promise<void> {
  await database.run(sql`
    update signal_polls set failures = 0, last_error = null, last_error_at = null, polled_at = ${now()},
      next_attempt_at = ${next}, ${giveBack}
    where ${isHeldBy(poll)}`)
}
