import { Type } from 'typebox'
import { inEnvironments } from '#environment/environments/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron, defineJob, enqueueJob } from '#platform/jobs/define-job.ts'
import { nextRefresh } from '../../provider-documents/index.ts'
import { refreshDiscovery } from './refresh.ts'

/** Reads a discovery document that was never read. A failure is remembered there, and each one makes the next attempt later. */
export const refreshDiscoveryJob = defineJob({
  name: 'refresh_oidc_discovery',
  payload: Type.Object({ connection_id: Type.String() }),
  maxAttempts: 3,
  // Only documents that were never read.
  perProcess: 4,
  async run({ connection_id }, ctx) {
    await refreshDiscovery(ctx, connection_id)
  },
})

/** Queues what is due. Each connection has its own moment of the hour. */
export const refreshDueDiscovery = defineCron({
  name: 'refresh_due_oidc_discovery',
  schedule: '*/5 * * * *',
  run(system) {
    const environments = sql`
      select distinct environment_id from oidc_settings where discovery_due_at <= ${system.now()}`
    return inEnvironments(system, environments, (ctx) => ctx.transaction(queueDue))
  },
})

async function queueDue(tx: TransactionContext): Promise<void> {
  const due = await tx.db.many<{ connection_id: string }>(sql`
    update oidc_settings set discovery_due_at = ${nextRefresh(tx.now())}
    where environment_id = ${tx.environmentId} and discovery_due_at <= ${tx.now()} returning connection_id`)
  for (const { connection_id } of due) {
    enqueueJob(tx, refreshDiscoveryJob, { connection_id }, { key: `refresh_oidc_discovery/${connection_id}` })
  }
}
