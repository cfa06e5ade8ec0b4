import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'

/** Whether a stored version cannot be opened without a key. */
export async function isKeyNeeded(ctx: Context, keyId: string): Promise<boolean> {
  const row = await ctx.db.maybe(sql`
    select 1 from vault_object_versions where environment_id = ${ctx.environmentId} and key_ids @> ${[keyId]}::text[] limit 1`)
  return row !== undefined
}
