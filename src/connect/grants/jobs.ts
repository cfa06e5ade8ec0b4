import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

const dayMs = 86_400_000

/** Used codes stay for a day, so that a second use is known for one. */
export const deleteExpiredConnectCodes = defineCron({
  name: 'delete_expired_connect_codes',
  schedule: '23 * * * *',
  async run({ database, now }) {
    await database.run(sql`delete from connect_codes where expires_at < ${new Date(now().getTime() - dayMs)}`)
  },
})
