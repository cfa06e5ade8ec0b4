import type { Context } from '../platform/context.ts'
import { sql } from '../platform/db/sql.ts'
import { noteUse } from './last-used.ts'
import { type ApiKeyRow, apiKeyColumns } from './schemas.ts'

/**
 * The key that has exactly this value and is good now, else `undefined`: unknown, expired, deleted, another environment's,
 * no customer's key at all, or owned by somebody who is no active member any more. One statement reads key and owner, so
 * whatever ended either is seen by the next call on any node. Counts as a use of the key.
 */
export async function validateApiKey(ctx: Context, value: string): Promise<ApiKeyRow | undefined> {
  const row = await ctx.db.maybe<ApiKeyRow>(sql`
    select ${apiKeyColumns}
    from credentials c
    join api_keys k on k.environment_id = c.environment_id and k.id = c.api_key_id
    left join organization_memberships m on m.environment_id = k.environment_id and m.user_id = k.user_id
      and m.organization_id = k.organization_id
    where c.hash = ${ctx.system.hashCredential(value)} and c.environment_id = ${ctx.environmentId} and c.kind = 'api_key'
      and (k.expires_at is null or k.expires_at > ${ctx.now()})
      and (k.user_id is null or m.status = 'active')`)
  if (row !== undefined) noteUse(ctx, row)
  return row
}
