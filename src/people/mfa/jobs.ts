import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** A challenge that was not answered within a day never will be. */
export const deleteOldChallenges = defineCron({
  name: 'delete_old_challenges',
  schedule: '27 * * * *',
  async run({ database, now }) {
    await database.run(
      sql`delete from authentication_challenges where created_at < ${new Date(now().getTime() - 86_400_000)}`,
    )
  },
})
