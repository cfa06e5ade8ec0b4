import type { TransactionContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'

/** Deletes the sign-ins of a person on hosted pages and devices, finished or not. */
export async function eraseVisits(tx: TransactionContext, userId: string, emails: readonly string[]): Promise<void> {
  await tx.db.run(sql`
    delete from authorization_requests where environment_id = ${tx.environmentId}
      and (attempt ->> 'userId' = ${userId} or lower(parameters ->> 'email') = any(${emails})
        or lower(failure #>> '{fields,email,value}') = any(${emails}))`)
  await tx.db.run(sql`
    delete from device_authorizations where environment_id = ${tx.environmentId}
      and (user_id = ${userId} or attempt ->> 'userId' = ${userId})`)
}
