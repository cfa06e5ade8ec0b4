import type { Person } from '../../events/event-log/index.ts'
import type { TransactionContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'

/** Deletes the attempts in which an agent named the person. Those that they completed went with their registrations. */
export async function eraseClaimAttempts(tx: TransactionContext, { emails }: Person): Promise<void> {
  await tx.db.run(sql`
    delete from agent_claim_attempts where environment_id = ${tx.environmentId} and lower(login_hint) = any(${emails})`)
}
