import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { scheduledBackOff } from '#platform/followers/back-off.ts'
import { giveBack, isHeldBy } from '#platform/followers/leases.ts'
import type { Outcome } from './attempt.ts'
import type { ClaimedLogout } from './claim.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

/** After the first attempt and each further one: about a day and a half in all. */
const delayAfter = scheduledBackOff(
  [2 * secondMs, 15 * secondMs, 2 * minuteMs, 15 * minuteMs, hourMs, 8 * hourMs, 24 * hourMs],
  [0.9, 1.1],
)

/** Stores an attempt, and when the next one is. A logout that another process has taken over is left to it. */
export async function recordAttempt(
  { database, now }: System,
  logout: ClaimedLogout,
  { attempt, isFinal }: Outcome,
  random: number,
): Promise<void> {
  const at = now()
  const delayMs = attempt.error === null || isFinal ? undefined : delayAfter(logout.attempted + 1, random)
  const next = delayMs === undefined ? null : new Date(at.getTime() + delayMs)
  const state = attempt.error === null ? 'succeeded' : next === null ? 'failed' : 'pending'
  await database.run(sql`
    update connect_logouts set attempts = attempts || ${JSON.stringify([attempt])}::jsonb, state = ${state},
      next_attempt_at = ${next}, completed_at = ${next === null ? at : null}, ${giveBack}
    where ${isHeldBy(logout)}`)
}
