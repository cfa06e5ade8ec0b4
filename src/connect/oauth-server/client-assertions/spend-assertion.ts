import { createHash } from 'node:crypto'
import { sql } from '#platform/db/sql.ts'
import type { Client } from '../../applications/index.ts'

/** Whether this is the first use of an assertion, on any node. */
export async function spendAssertion({ ctx, id }: Client, jti: string, expiresAt: Date): Promise<boolean> {
  const hash = createHash('sha256').update(jti).digest()
  const spent = await ctx.db.run(sql`
    insert into connect_used_assertions (environment_id, application_id, hash, expires_at)
    values (${ctx.environmentId}, ${id}, ${hash}, ${expiresAt}) on conflict do nothing`)
  return spent === 1
}
