import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

/** What is remembered of tokens and proofs until they have run out. */
export const deleteExpiredTokenRecords = defineCron({
  name: 'delete_expired_connect_memories',
  schedule: '19 * * * *',
  async run({ database, now }) {
    // A process whose clock is slow still accepts a token or proof for a while.
    const anHourAgo = new Date(now().getTime() - 3_600_000)
    await database.run(sql`delete from connect_revoked_tokens where expires_at < ${anHourAgo}`)
    await database.run(sql`delete from connect_dpop_proofs where expires_at < ${anHourAgo}`)
  },
})
