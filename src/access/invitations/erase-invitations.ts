import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Deletes the invitations to a person's emails, except those that another person accepted. */
export async function eraseInvitations(tx: TransactionContext, { userId, emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from invitations where environment_id = ${tx.environmentId} and accepted_user_id = ${userId}`)
  tx.db.send(sql`
    delete from invitations
    where environment_id = ${tx.environmentId} and canonical_email = any(${emails}) and accepted_user_id is null`)
}
