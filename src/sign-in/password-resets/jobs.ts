import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Resets stay readable for a month, so that support can see that one was requested. */
export const deleteOldPasswordResets = defineCron({
  name: 'delete_old_password_resets',
  schedule: '51 2 * * *',
  async run({ database, now }) {
    await database.run(
      sql`delete from password_resets where expires_at < ${new Date(now().getTime() - 30 * 86_400_000)}`,
    )
  },
})
