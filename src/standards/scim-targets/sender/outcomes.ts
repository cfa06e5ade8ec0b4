import { recordEvent } from '#events/event-log/index.ts'
import { type Context, insideTransaction, type System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { doublingBackOff } from '#platform/followers/back-off.ts'
import { giveBack, isHeldBy } from '#platform/followers/leases.ts'
import { scimTargetRefused } from '../events.ts'
import type { PushFailure } from '../push/failure.ts'
import type { ClaimedTarget } from './claimed-target.ts'

const pauseMs = doublingBackOff({ firstMs: 1_000, longestMs: 300_000 }, [0.75, 1])
const longestRetryAfterMs = 3_600_000

/**
 * Writes down why nothing more is pushed for now, and gives the target back. It is tried again later, and never sooner than it asked for,
 * up to an hour; one that refuses the credentials is left alone, with an event.
 */
export function writeTargetFailure(
  ctx: Context,
  target: ClaimedTarget,
  { message, reach, retryAfterMs = 0 }: PushFailure,
  random: () => number,
): Promise<void> {
  const now = ctx.system.now()
  const isRefused = reach === 'refused'
  const failures = target.failures + 1
  const waitMs = Math.max(pauseMs(failures, random()), Math.min(retryAfterMs, longestRetryAfterMs))
  const next = isRefused ? null : new Date(now.getTime() + waitMs)
  return ctx.system.database.transaction(async (tx) => {
    const row = await tx.maybe<{ created_at: string; updated_at: string }>(sql`
      update scim_targets set failures = ${failures}, last_error = ${message}, last_error_at = ${now}, next_attempt_at = ${next},
        state = case when ${isRefused} then 'refused' else state end,
        updated_at = case when ${isRefused} then ${now}::timestamptz else updated_at end, ${giveBack}
      where ${isHeldBy(target)} returning created_at, updated_at`)
    if (row === undefined || !isRefused) return
    const { id, name, endpoint_url } = target
    const refused = { object: 'scim_target', id, name, endpoint_url, state: 'refused', error: message, ...row } as const
    recordEvent(insideTransaction(ctx, tx), scimTargetRefused, refused)
    ctx.log.warn({ target: id }, 'a SCIM target refused its credentials and is paused')
  })
}

/** Gives back a target that was served: it sleeps until something is due or changes. */
export function writeTurnEnd({ database, now }: System, target: ClaimedTarget): Promise<void> {
  return database.transaction(async (tx) => {
    // The row is held before the look, which so sees every mark whose arrival did not wait for the row.
    const held = await tx.maybe(sql`select 1 from scim_targets where ${isHeldBy(target)} for no key update`)
    if (held === undefined) return
    await tx.run(sql`
      update scim_targets t set failures = 0, last_error = null, last_error_at = null, ${giveBack},
        next_attempt_at = case when t.reconciliation_phase is not null then ${now()}::timestamptz else (
          select min(first.due_at) from (
            (select o.due_at from scim_target_objects o
              where o.environment_id = t.environment_id and o.target_id = t.id and o.priority = 0 and o.due_at is not null
              order by o.due_at limit 1)
            union all
            (select o.due_at from scim_target_objects o
              where o.environment_id = t.environment_id and o.target_id = t.id and o.priority = 1 and o.due_at is not null
              order by o.due_at limit 1)) first) end
      where ${isHeldBy(target)}`)
  })
}
