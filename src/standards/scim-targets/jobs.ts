import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { firstPhase } from './reconcile/phases.ts'

/** Each night, every target is compared with what it should have. One whose comparison is under way goes on with it. */
export const reconcileScimTargets = defineCron({
  name: 'reconcile_scim_targets',
  schedule: '41 2 * * *',
  async run({ database, now, wakeUps }) {
    await database.transaction((tx) =>
      tx.run(sql`
        update scim_targets t set reconciliation_phase = ${firstPhase}, reconciliation_cursor = null,
          reconciliation_run = ${randomCrockford(16)}, next_attempt_at = coalesce(t.next_attempt_at, ${now()})
        where t.state = 'active' and t.reconciliation_phase is null`),
    )
    wakeUps.announce('scim_targets')
  },
})
