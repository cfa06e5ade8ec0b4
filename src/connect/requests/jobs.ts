import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Deletes pushed requests that no browser has brought in time. */
export const deleteExpiredRequests = defineCron({
  name: 'delete_expired_connect_requests',
  schedule: '19 * * * *',
  async run({ database, now }) {
    await database.run(sql`delete from connect_pushed_requests where expires_at < ${now()}`)
  },
})
