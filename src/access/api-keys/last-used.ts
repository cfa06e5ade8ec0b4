import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createLastUses } from '#platform/last-uses.ts'
import type { ApiKeyRow } from './schemas.ts'

const { note, write, start } = createLastUses('API keys', sql`api_keys`)

/** Remembers that a key was used now, if that is news. Costs no statement. */
export function noteUse(ctx: Context, { id, last_used_at }: Pick<ApiKeyRow, 'id' | 'last_used_at'>): void {
  note(ctx.system, ctx.now(), { environmentId: ctx.environmentId, id, last_used_at })
}

/** Writes all remembered uses by one statement. What fails to be written is remembered for the next time. */
export const writeUses: (system: System) => Promise<void> = write

/** Writes uses every few seconds, for as long as the process serves. */
export const startLastUsedWriter = start
