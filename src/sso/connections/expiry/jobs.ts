import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { announceExpiring } from './announce.ts'
import { firstStage } from './stages.ts'

export const announceExpiringCertificates = defineCron({
  name: 'announce_expiring_saml_certificates',
  schedule: '20 6 * * *',
  run: announceEverywhere,
})

async function announceEverywhere(system: System): Promise<void> {
  const horizon = new Date(system.now().getTime() + firstStage * 86_400_000)
  const environments = await system.database.many<{ environment_id: string }>(sql`
    select environment_id from saml_certificates where expires_at <= ${horizon}
    union select environment_id from saml_keys where expires_at <= ${horizon}`)
  for (const { environment_id } of environments) {
    const ctx = await findEnvironmentContext(system, environment_id)
    if (ctx !== undefined) await announceExpiring(ctx)
  }
}

/** Removes our keys whose successor has signed for 30 days: no provider encrypts for them any more. */
export const deleteRetiredKeys = defineCron({
  name: 'delete_retired_saml_keys',
  schedule: '40 6 * * *',
  async run({ database, now }) {
    const aMonthAgo = new Date(now().getTime() - 30 * 86_400_000)
    await database.run(sql`
      delete from saml_keys k using saml_keys successor
      where successor.environment_id = k.environment_id and successor.connection_id = k.connection_id
        and k.use is distinct from 'encryption' and successor.use is distinct from 'encryption' and successor.id > k.id and coalesce(successor.signs_from, successor.created_at) <= ${aMonthAgo}`)
  },
})
