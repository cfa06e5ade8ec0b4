import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'

const lockKey = 7_281_645_004

/** Lets one process at a time create an environment of which there is only one. */
export async function lockSingleCreation(db: Transaction): Promise<void> {
  await db.run(sql`select pg_advisory_xact_lock(${lockKey})`)
}
