import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** A failed job that is a month old will not be retried. */
export const deleteOldFailedJobs = defineCron({
  name: 'delete_old_failed_jobs',
  schedule: '53 2 * * *',
  async run({ database, now }) {
    const aMonthAgo = new Date(now().getTime() - 30 * 86_400_000)
    await database.run(sql`
      select graphile_worker.complete_jobs(array(
        select id from graphile_worker._private_jobs
        where attempts >= max_attempts and locked_at is null and updated_at < ${aMonthAgo}))`)
  },
})
