import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** How long a process may be silent before its jobs are released. */
const silenceSeconds = 30

/**
 * Says that the lanes of a process which runs jobs are alive, and frees the jobs of those that have not said so for half a minute.
 * The queue itself would keep the jobs of a process that was killed for four hours.
 *
 * A process that was only held up finds its jobs done again by others: jobs are written to run twice.
 */
export async function sayAlive(db: Database, processIds: readonly string[]): Promise<void> {
  await db.run(sql`
    insert into job_processes (id, seen_at) select id, now() from unnest(${processIds}::text[]) id
    on conflict (id) do update set seen_at = excluded.seen_at`)
  await db.run(sql`
    with dead as (
      delete from job_processes where seen_at < now() - make_interval(secs => ${silenceSeconds}) returning id
    )
    select graphile_worker.force_unlock_workers(ids) from (select array_agg(id) as ids from dead) silent
    where ids is not null`)
}

/** A job that a process was at when it had to end. */
export interface UnfinishedJob {
  id: string
  /** This try included. */
  attempts: number
}

/**
 * Removes a process from the list. Its unfinished jobs are released immediately, and the attempt does not count. Also
 * released is what it has locked otherwise: jobs whose end it could not store, which run again.
 */
export async function sayGone(db: Database, processId: string, unfinished: readonly UnfinishedJob[]): Promise<void> {
  await db.transaction(async (tx) => {
    tx.send(sql`delete from job_processes where id = ${processId}`)
    tx.send(sql`select graphile_worker.force_unlock_workers(${[processId]}::text[])`)
    for (const { id, attempts } of unfinished) {
      tx.send(sql`
        select graphile_worker.reschedule_jobs(array[${id}]::bigint[], run_at => now(), attempts => ${attempts - 1}::int)`)
    }
  })
}
