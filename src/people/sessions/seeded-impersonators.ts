import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

type SeededImpersonator = { email: string; reason: string }

/**
 * Makes every later sign-in of a user an impersonation by an operator, as seed files of the emulator can. Has no effect
 * in production.
 */
export async function setSeededImpersonator(
  tx: TransactionContext,
  userId: string,
  impersonator: SeededImpersonator,
): Promise<void> {
  tx.db.send(sql`
    insert into standing_impersonators (environment_id, user_id, impersonator)
    values (${tx.environmentId}, ${userId}, ${impersonator})
    on conflict (environment_id, user_id) do update set impersonator = excluded.impersonator`)
}

export async function findSeededImpersonator(
  tx: TransactionContext,
  userId: string,
): Promise<SeededImpersonator | undefined> {
  if (!tx.system.config.development) return undefined
  const row = await tx.db.maybe<{ impersonator: SeededImpersonator }>(sql`
    select impersonator from standing_impersonators
    where environment_id = ${tx.environmentId} and user_id = ${userId}`)
  return row?.impersonator
}
