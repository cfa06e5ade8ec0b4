import type { TransactionContext } from '../platform/context.ts'
import { sql } from '../platform/db/sql.ts'

/**
 * Keeps others from changing or deleting the roles of the environment before this transaction is over. Members can be
 * given them meanwhile. In the order of ids, so that two calls cannot wait for each other.
 */
export async function lockEnvironmentRoles(tx: TransactionContext): Promise<void> {
  await tx.db.run(sql`
    select 1 from roles where environment_id = ${tx.environmentId} and organization_id is null
    order by id for no key update`)
}
