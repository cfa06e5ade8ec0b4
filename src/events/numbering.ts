import type { Database } from '../platform/db/database.ts'
import { sql } from '../platform/db/sql.ts'

const lockKey = 7_281_645_003

/**
 * Gives every committed event that has none yet its position. One step at a time runs in the whole cluster, and a step's
 * positions become visible together, behind all earlier ones: whoever follows positions sees every event exactly once,
 * however late its transaction committed after its id was made.
 */
export async function numberEvents(db: Database): Promise<void> {
  const { pending } = await db.one<{ pending: boolean }>(
    sql`select exists (select 1 from unnumbered_events) as pending`,
  )
  if (pending) await numberPending(db)
}

/**
 * The same for a caller that knows of some. An event that has its position keeps it, whatever was noted of it: a process of an
 * earlier version may have numbered it meanwhile. Then a number is left out. (A condition on the position would change the plan.)
 */
export async function numberPending(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // The lock comes in a statement of its own: the next one then sees all that committed while this one waited.
    // That one is to look each event up, so it may neither join in another way nor keep a plan that was made while the
    // log was empty: either would read the log from its beginning.
    tx.send(sql`
      select pg_advisory_xact_lock(${lockKey}), set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`)
    // PostgreSQL plans anew only what has a parameter; every id is behind the empty one.
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
