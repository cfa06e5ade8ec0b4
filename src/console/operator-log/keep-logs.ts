import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { operatorLogKept } from './errors.ts'

/** The organization of a log is not deleted, as that would end the log. @throws operatorLogKept */
export async function keepLog(tx: TransactionContext, organizationId: string): Promise<void> {
  const log = await tx.db.maybe(sql`
    select 1 from operator_logs where environment_id = ${tx.environmentId} and organization_id = ${organizationId}`)
  if (log !== undefined) throw operatorLogKept()
}
