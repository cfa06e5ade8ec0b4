import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * Forgets the requests about a person, and what was remembered of their attributes. What remains is the id at the target, until the
 * target has been told. Requests that are under way keep nothing, as their user is gone.
 */
export async function eraseRequests(tx: TransactionContext, { userId }: { userId: string }): Promise<void> {
  tx.db.send(sql`
    delete from scim_target_requests where environment_id = ${tx.environmentId} and object_id = ${userId}`)
  tx.db.send(sql`
    update scim_target_objects set pushed = '{}' where environment_id = ${tx.environmentId} and object_id = ${userId} and kind = 'user'`)
}
