import type { TransactionContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { eraseBrowserSignIns } from '../browser-sign-ins/index.ts'

/** Deletes the sign-ins of a person on hosted pages and devices, finished or not. */
export async function eraseVisits(tx: TransactionContext, userId: string, emails: readonly string[]): Promise<void> {
  await eraseBrowserSignIns(tx, userId, emails)
  await tx.db.run(sql`
    delete from device_authorizations where environment_id = ${tx.environmentId}
      and (user_id = ${userId} or attempt ->> 'userId' = ${userId})`)
}
