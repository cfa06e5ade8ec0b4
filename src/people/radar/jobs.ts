import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** What attempts are compared with reaches no further back. */
const attemptDays = 90
/** For emails: each has a single small row. */
const addressDays = 400
const dayMs = 86_400_000

export const deleteOldRadarAttempts = defineCron({
  name: 'delete_old_radar_attempts',
  schedule: '37 2 * * *',
  async run({ database, now }) {
    const ago = (days: number) => new Date(now().getTime() - days * dayMs)
    await database.run(sql`delete from radar_attempts where created_at < ${ago(attemptDays)}`)
    await database.run(sql`delete from radar_addresses where last_success_at < ${ago(addressDays)}`)
  },
})
