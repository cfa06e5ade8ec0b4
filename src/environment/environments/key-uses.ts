import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createLastUses } from '#platform/last-uses.ts'

const { note, write, start } = createLastUses('management keys', (tx, { environmentIds, ids, times }) =>
  tx.run(sql`
    with used as (
      select environment_id, id, at from unnest(${environmentIds}::text[], ${ids}::text[], ${times}::timestamptz[])
        as used (environment_id, id, at)
    ), free as (
      -- Rows that another transaction changes are skipped: waiting for them could deadlock with a cascade.
      select k.environment_id, k.id, used.at from management_keys k
      join used on used.environment_id = k.environment_id and used.id = k.id
      where k.last_used_at is null or k.last_used_at < used.at
      for no key update of k skip locked
    )
    update management_keys k set last_used_at = free.at
    from free where k.environment_id = free.environment_id and k.id = free.id`),
)

/** Remembers that a management key was used now, if that is news. Costs no statement. */
export function noteKeyUse(
  system: System,
  key: { environmentId: string; id: string; last_used_at: string | null },
): void {
  note(system, system.now(), key)
}

/** Writes all remembered uses by one statement. */
export const writeKeyUses: (system: System) => Promise<void> = write

/** Writes uses every few seconds, for as long as the process serves. */
export const startKeyUseWriter = start
