import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createLastUses } from '#platform/last-uses.ts'
import type { ApiKeyRow } from './schemas.ts'

const { note, write, start } = createLastUses('API keys', (tx, { environmentIds, ids, times }) =>
  tx.run(sql`
    with used as (
      select environment_id, id, at from unnest(${environmentIds}::text[], ${ids}::text[], ${times}::timestamptz[])
        as used (environment_id, id, at)
    ), free as (
      -- Rows that another transaction changes are skipped: waiting for them could deadlock with a cascade.
      select k.environment_id, k.id, used.at from api_keys k
      join used on used.environment_id = k.environment_id and used.id = k.id
      where k.last_used_at is null or k.last_used_at < used.at
      for no key update of k skip locked
    )
    update api_keys k set last_used_at = free.at
    from free where k.environment_id = free.environment_id and k.id = free.id`),
)

/** Remembers that a key was used now, if that is news. Costs no statement. */
export function noteUse(ctx: Context, { id, last_used_at }: Pick<ApiKeyRow, 'id' | 'last_used_at'>): void {
  note(ctx.system, ctx.now(), { environmentId: ctx.environmentId, id, last_used_at })
}

/** Writes all remembered uses by one statement. What fails to be written is remembered for the next time. */
export const writeUses: (system: System) => Promise<void> = write

/** Writes uses every few seconds, for as long as the process serves. */
export const startLastUsedWriter = start
