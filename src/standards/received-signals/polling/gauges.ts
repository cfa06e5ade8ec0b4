import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'
import { longestDue } from '#platform/gauges/longest-due.ts'

export const signalPollsOldest = defineGauge({
  name: 'gatehouse_signal_polls_oldest_seconds',
  help: 'For how long the transmitter of signals that waits longest to be asked has been due. 0 if none is.',
  advice: 'No process polls transmitters, or too few do. Run more with the role `worker` or `all`.',
  read: (system) => longestDue(system, sql`signal_polls`),
})
