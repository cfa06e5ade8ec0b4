import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/**
 * Deletes the directory users with the emails of an erased person, and their names in the log. The provider of a
 * directory may send the person again; only the organization can stop that.
 */
export async function eraseDirectoryUsers(tx: TransactionContext, { emails }: Person): Promise<void> {
  tx.db.send(sql`
    delete from directory_users where environment_id = ${tx.environmentId} and lower(email) = any(${emails})`)
  tx.db.send(sql`
    delete from directory_users where environment_id = ${tx.environmentId} and lower(user_name) = any(${emails})`)
  tx.db.send(sql`
    update directory_log set user_name = null, attributes = '{}'
    where environment_id = ${tx.environmentId} and lower(user_name) = any(${emails})`)
}
