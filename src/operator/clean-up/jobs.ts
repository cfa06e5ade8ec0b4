import { type CleanUpRun, cleanUp } from '#platform/clean-up/clean-up.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** A run that was missed is made up for: what is over stays over. */
export const cleanUpTables = defineCron({
  name: 'clean_up_tables',
  schedule: '7 * * * *',
  run: (system) => cleanUp(system, { onDone: (run) => noteRun(system, run) }),
})

async function noteRun({ database, log, now }: System, { table, deleted, tookMs }: CleanUpRun): Promise<void> {
  await database.run(sql`
    insert into clean_up_runs (table_name, deleted, took_ms, finished_at) values (${table}, ${deleted}, ${tookMs}, ${now()})
    on conflict (table_name) do update
    set deleted = excluded.deleted, took_ms = excluded.took_ms, finished_at = excluded.finished_at`)
  if (deleted > 0) log.info({ table, deleted, took_ms: tookMs }, 'deleted rows that were kept long enough')
}
