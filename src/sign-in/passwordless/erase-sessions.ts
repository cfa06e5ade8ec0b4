import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

export async function erasePasswordlessSessions(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from passwordless_sessions where environment_id = ${tx.environmentId} and lower(email) = any(${emails})`)
}
