import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

export const deleteOldPasswordlessSessions = defineCron({
  name: 'delete_old_passwordless_sessions',
  schedule: '41 * * * *',
  async run({ database, now }) {
    await database.run(sql`
      delete from passwordless_sessions where expires_at < ${new Date(now().getTime() - 86_400_000)}`)
  },
})
