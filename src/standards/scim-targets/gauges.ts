import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'
import { longestDue } from '#platform/gauges/longest-due.ts'

export const scimTargetsOldest = defineGauge({
  name: 'gatehouse_scim_targets_oldest_seconds',
  help: 'For how long the SCIM target that waits longest has been due. 0 if none is.',
  advice: 'No process pushes to SCIM targets, or too few do. Run more with the role `worker` or `all`.',
  read: (system) => longestDue(system, sql`scim_targets`),
})
