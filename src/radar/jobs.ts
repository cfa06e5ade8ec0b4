import { sql } from '../platform/db/sql.ts'
import { defineCron } from '../platform/jobs/define-job.ts'

/** What attempts are compared with reaches no further back. */
const keptDays = 90

export const deleteOldRadarAttempts = defineCron({
  name: 'delete_old_radar_attempts',
  schedule: '37 2 * * *',
  async run({ database, now }) {
    await database.run(
      sql`delete from radar_attempts where created_at < ${new Date(now().getTime() - keptDays * 86_400_000)}`,
    )
  },
})
