import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { deleteRegistrations } from './registrations/end-with-others.ts'

/**
 * Deletes the attempts in which the person was named, and the registrations of their agents that an issuer vouches for and no one
 * has confirmed, which carry the issuer's id of them. The others went with their user.
 */
export async function eraseClaimAttempts(tx: TransactionContext, { emails }: Person): Promise<void> {
  const isNamed = sql`t.environment_id = ${tx.environmentId} and lower(t.login_hint) = any(${emails})`
  await deleteRegistrations(
    tx,
    sql`r.user_id is null and r.issuer_subject is not null and r.id in (
      select c.registration_id from agent_claim_attempts t
      join agent_claims c on c.environment_id = t.environment_id and c.id = t.claim_id where ${isNamed})`,
  )
  await tx.db.run(sql`delete from agent_claim_attempts t where ${isNamed}`)
}
