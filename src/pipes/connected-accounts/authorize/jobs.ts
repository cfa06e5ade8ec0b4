import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Deletes connections that no one has finished in time. */
export const deleteExpiredAuthorizations = defineCron({
  name: 'delete_expired_account_authorizations',
  schedule: '43 * * * *',
  async run({ database, now }) {
    await database.run(
      sql`delete from account_authorizations where expires_at < ${new Date(now().getTime() - 3_600_000)}`,
    )
  },
})
