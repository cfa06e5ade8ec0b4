import type { System } from '#platform/context.ts'
import { untilLocked } from '#platform/db/lock-patience.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { shortFormSince } from './written-form.ts'

/** A night after this one drops them otherwise. */
const patience = { giveUpAfterMs: 10_000 }

/** Drops the indexes by which only the release before reads logs (migration 0276), once its processes are gone. */
export async function dropFormerIndexes(system: System): Promise<void> {
  if (system.now().getTime() < (await shortFormSince(system.database))) return
  const drop = (lockTimeoutMs: number) =>
    system.database.transaction(async (tx) => {
      await tx.run(sql`select set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, true)`)
      await tx.run(sql`drop index if exists audit_log_events_sequence, audit_log_events_occurred`)
    })
  await untilLocked(drop, patience)
}

export const dropFormerAuditLogIndexes = defineCron({
  name: 'drop_former_audit_log_indexes',
  schedule: '52 3 * * *',
  run: dropFormerIndexes,
})
