import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { deleteUnconfirmed } from '../agent-registrations/index.ts'

/**
 * Deletes the attempts in which the person was named, and the registrations of their agents that an issuer vouches for and no one
 * has confirmed, which carry the issuer's id of them. The others went with their user.
 */
export async function eraseClaimAttempts(tx: TransactionContext, { emails }: Person): Promise<void> {
  const isNamed = sql`t.environment_id = ${tx.environmentId} and lower(t.login_hint) = any(${emails})`
  await deleteUnconfirmed(
    tx,
    sql`
      select c.registration_id from agent_claim_attempts t
      join agent_claims c on c.environment_id = t.environment_id and c.id = t.claim_id where ${isNamed}`,
  )
  tx.db.send(sql`delete from agent_claim_attempts t where ${isNamed}`)
}
