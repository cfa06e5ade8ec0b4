import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * Whether this is the first use of an assertion by an application, on any node.
 *
 * @param name of the assertion: its `jti`, with the issuer of one that the application has not signed itself
 */
export async function spendAssertion(
  ctx: Context,
  applicationId: string,
  name: string,
  expiresAt: Date,
): Promise<boolean> {
  const hash = createHash('sha256').update(name).digest()
  const spent = await ctx.db.run(sql`
    insert into connect_used_assertions (environment_id, application_id, hash, expires_at)
    values (${ctx.environmentId}, ${applicationId}, ${hash}, ${expiresAt}) on conflict do nothing`)
  return spent === 1
}
