import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'
import { longestDue } from '#platform/gauges/longest-due.ts'

export const signalStreamsOldest = defineGauge({
  name: 'gatehouse_signal_streams_oldest_seconds',
  help: 'For how long the signal stream that waits longest has been due. 0 if none is.',
  advice: 'No process pushes signals, or too few do. Run more with the role `worker` or `all`.',
  read: (system) => longestDue(system, sql`signal_streams`),
})
