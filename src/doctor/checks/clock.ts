import { allowedSkewMs } from '#platform/db/database-clock.ts'
import { sql } from '#platform/db/sql.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { ok, problem, warning } from '../finding.ts'

/** From here on, a clock is not kept by a time service. */
const notableMs = 500
const cure = 'Keep the clocks of both machines with NTP, for example with the package chrony.'

/** The clock of this machine beside the database's. */
export const clock: Check<ConnectedSetup> = {
  name: 'Clock',
  async examine({ database, now }) {
    const sent = now().getTime()
    const { time } = await database.one<{ time: string }>(sql`select clock_timestamp() as time`)
    // The database read its clock at some moment of the round trip.
    const received = now().getTime()
    const theirs = Date.parse(time)
    const skewMs = theirs < sent ? theirs - sent : Math.max(0, theirs - received)
    const seconds = Math.abs(skewMs / 1_000).toFixed(1)
    const says = `The clock of this machine is ${seconds} s ${skewMs < 0 ? 'ahead of' : 'behind'} the database's`
    if (Math.abs(skewMs) > allowedSkewMs) return [problem(`${says}, so a server here takes no work.`, cure)]
    if (Math.abs(skewMs) > notableMs) return [warning(`${says}.`, cure)]
    return [ok("The clock of this machine is the database's.")]
  },
}
