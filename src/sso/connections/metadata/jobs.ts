import { Type } from 'typebox'
import { inEnvironments } from '#environment/environments/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron, defineJob, enqueueJob } from '#platform/jobs/define-job.ts'
import { nextRefresh } from '../../provider-documents/index.ts'
import { refreshMetadata } from './refresh.ts'

/** Reads the metadata of one connection again. A failure is remembered there, and each one makes the next attempt later. */
export const refreshMetadataJob = defineJob({
  name: 'refresh_saml_metadata',
  payload: Type.Object({ connection_id: Type.String() }),
  maxAttempts: 3,
  // 10,000 documents an hour are three a second, and a provider that does not answer takes five.
  perProcess: 8,
  async run({ connection_id }, ctx) {
    await refreshMetadata(ctx, connection_id)
  },
})

/** Queues what is due. Each connection has its own moment of the hour. */
export const refreshDueMetadata = defineCron({
  name: 'refresh_due_saml_metadata',
  schedule: '*/5 * * * *',
  run(system) {
    const environments = sql`
      select distinct environment_id from saml_settings
      where idp_metadata_url is not null and idp_metadata_due_at <= ${system.now()}`
    return inEnvironments(system, environments, (ctx) => ctx.transaction(queueDue))
  },
})

async function queueDue(tx: TransactionContext): Promise<void> {
  const due = await tx.db.many<{ connection_id: string }>(sql`
    update saml_settings set idp_metadata_due_at = ${nextRefresh(tx.now())}
    where environment_id = ${tx.environmentId} and idp_metadata_url is not null and idp_metadata_due_at <= ${tx.now()}
      and connection_id in (
        select id from connections where environment_id = ${tx.environmentId}
          and (state <> 'inactive' or saml_settings.idp_entity_id is null))
    returning connection_id`)
  for (const { connection_id } of due) {
    enqueueJob(tx, refreshMetadataJob, { connection_id }, { key: `refresh_saml_metadata/${connection_id}` })
  }
}
