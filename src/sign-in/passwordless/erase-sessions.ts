import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Ends the links that were sent to a user and not used. */
export function endLinksOfUser(tx: TransactionContext, userId: string): void {
  tx.db.send(sql`
    delete from passwordless_sessions where environment_id = ${tx.environmentId} and used_at is null and lower(email) = (
      select lower(u.email) from users u where u.environment_id = ${tx.environmentId} and u.id = ${userId})`)
}

export async function erasePasswordlessSessions(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from passwordless_sessions where environment_id = ${tx.environmentId} and lower(email) = any(${emails})`)
}
