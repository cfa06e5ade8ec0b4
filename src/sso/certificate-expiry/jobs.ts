import { inEnvironments } from '#environment/environments/index.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { announceExpiring } from './announce.ts'
import { firstStage } from './stages.ts'

export const announceExpiringCertificates = defineCron({
  name: 'announce_expiring_saml_certificates',
  schedule: '20 6 * * *',
  run(system) {
    const horizon = new Date(system.now().getTime() + firstStage * 86_400_000)
    const environments = sql`
      select l.environment_id from saml_certificates l where l.expires_at <= ${horizon}
      union select k.environment_id from saml_keys k where k.expires_at <= ${horizon}`
    return inEnvironments(system, environments, announceExpiring)
  },
})
