import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** Kept longer than the tokens are valid, so that a second use of a code can be distinguished from an unknown code. */
export const deleteExpiredSsoCodes = defineCron({
  name: 'delete_expired_sso_codes',
  schedule: '27 * * * *',
  async run({ database, now }) {
    await database.run(sql`delete from sso_codes where expires_at < ${new Date(now().getTime() - 86_400_000)}`)
  },
})
