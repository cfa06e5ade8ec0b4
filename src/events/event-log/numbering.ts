import type { Database } from '#platform/db/database.ts'
import { followsWhenHeld } from '#platform/db/held-environment.ts'
import { sql } from '#platform/db/sql.ts'

const lockKey = 7_281_645_003

/**
 * Assigns positions to all committed events without one. One step at a time runs in the cluster, and its positions
 * become visible together, after all earlier ones. A reader that follows positions sees every event exactly once,
 * however late its transaction committed.
 */
export async function numberEvents(db: Database): Promise<void> {
  if (await isPending(db)) await numberPending(db)
}

async function isPending(db: Database): Promise<boolean> {
  const { pending } = await db.one<{ pending: boolean }>(
    sql`select exists (select 1 from unnumbered_events) as pending`,
  )
  return pending
}

/** What runs and what follows it in this process, for each database. */
const steps = new WeakMap<Database, { running: Promise<void>; next?: Promise<void> }>()

/**
 * Numbers the events that have no position yet, for a caller that knows that there are some. Callers that come while a step runs share the next one, which begins after
 * they came and so sees what they know of. Mostly the first step has numbered that too, which a look tells: a step waits for a lock, is
 * planned again, and writes also where there is nothing to number.
 */
export function numberPending(db: Database): Promise<void> {
  const step = steps.get(db)
  if (step === undefined) return begin(db, takeStep)
  step.next ??= step.running.catch(() => undefined).then(() => begin(db, takeStepIfPending))
  return step.next
}

function begin(db: Database, take: (db: Database) => Promise<void>): Promise<void> {
  const running = take(db).finally(() => {
    if (steps.get(db)?.next === undefined) steps.delete(db)
  })
  steps.set(db, { running })
  return running
}

async function takeStepIfPending(db: Database): Promise<void> {
  if (await isPending(db)) await takeStep(db)
}

/**
 * Numbers what has committed when the step has the lock. An event that has a position keeps it: a process of an earlier
 * version may have numbered it. Then a number is skipped. (A condition on the position would change the plan.)
 */
async function takeStep(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // The lock is a separate statement, so that the next one sees everything that committed while this one waited. The
    // next one must look up each event by index: another join, or a plan from when the log was empty, would read the
    // whole log.
    tx.send(sql`
      select pg_advisory_xact_lock(${lockKey}), set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), ${followsWhenHeld}`)
    // PostgreSQL re-plans only statements with a parameter; every id is greater than the empty string.
    tx.send(sql`
      with taken as (
        delete from unnumbered_events where id > ${''} returning environment_id, id
      ), pending as (
        select environment_id, id, row_number() over (order by id) as number from taken
      ), counter as (
        update event_positions set last = last + (select count(*) from taken) returning last
      )
      update events
      set position = coalesce(events.position, counter.last - (select count(*) from taken) + pending.number)
      from pending, counter
      where events.environment_id = pending.environment_id and events.id = pending.id`)
  })
}
