import { sql } from '../../platform/db/sql.ts'
import { defineCron } from '../../platform/jobs/define-job.ts'

export const deleteExpiredRevocations = defineCron({
  name: 'delete_expired_connect_revocations',
  schedule: '19 * * * *',
  async run({ database, now }) {
    // A process whose clock is behind still takes the token for a while.
    const anHourAgo = new Date(now().getTime() - 3_600_000)
    await database.run(sql`delete from connect_revoked_tokens where expires_at < ${anHourAgo}`)
  },
})
