import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Writes down that work by the clock has succeeded. */
export async function noteCronRun(
  { run }: Pick<Database, 'run'>,
  { name, succeededAt, tookMs }: { name: string; succeededAt: Date; tookMs: number },
): Promise<void> {
  await run(sql`
    insert into cron_runs (name, succeeded_at, took_ms) values (${name}, ${succeededAt}, ${Math.round(tookMs)}::int)
    on conflict (name) do update set succeeded_at = excluded.succeeded_at, took_ms = excluded.took_ms`)
}
