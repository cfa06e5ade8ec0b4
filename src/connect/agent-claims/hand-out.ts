import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Lets the identity of a claimed agent leave once. @returns whether this is the time */
export async function markHandedOut(tx: TransactionContext, claimId: string): Promise<boolean> {
  const marked = await tx.db.run(sql`
    update agent_claims set handed_out_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${claimId} and handed_out_at is null`)
  return marked === 1
}
