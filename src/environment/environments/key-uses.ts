import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createLastUses } from '#platform/last-uses.ts'

const { note, write, start } = createLastUses('management keys', sql`management_keys`)

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
