import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * Keeps others from changing or deleting the roles of the environment until the transaction ends. They can still be
 *   assigned. Locks in the order of ids to avoid deadlocks.
 */
export async function lockEnvironmentRoles(tx: TransactionContext): Promise<void> {
  tx.db.send(sql`
    select 1 from roles where environment_id = ${tx.environmentId} and organization_id is null
    order by id for no key update`)
}
