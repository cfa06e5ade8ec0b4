import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import { type TargetRow, targetColumns } from '../schemas.ts'
import { firstPhase } from './phases.ts'

/** The caller holds the row of the target. A target that is paused begins when it continues. */
export async function beginReconciliation(tx: TransactionContext, id: string): Promise<TargetRow> {
  const row = await tx.db.one<TargetRow>(sql`
    update scim_targets t set reconciliation_phase = ${firstPhase}, reconciliation_cursor = null,
      reconciliation_run = ${randomCrockford(16)},
      next_attempt_at = case when t.state = 'active' then coalesce(t.next_attempt_at, ${tx.now()}) end, updated_at = ${tx.now()}
    where t.environment_id = ${tx.environmentId} and t.id = ${id} returning ${targetColumns}`)
  tx.db.afterCommit(() => tx.system.wakeUps.announce('scim_targets'))
  return row
}
