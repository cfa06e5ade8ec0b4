import type { Person } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Deletes the sign-ins of a person on devices, finished or not. */
export async function eraseDevices(tx: TransactionContext, { userId }: Person): Promise<void> {
  tx.db.send(sql`
    delete from device_authorizations where environment_id = ${tx.environmentId} and user_id = ${userId}`)
  tx.db.send(sql`
    delete from device_authorizations where environment_id = ${tx.environmentId} and attempt ->> 'userId' = ${userId}`)
}
