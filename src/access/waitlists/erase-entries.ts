import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

export async function eraseWaitlistEntries(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from waitlist_entries where environment_id = ${tx.environmentId} and email = any(${emails})`)
}
