import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { signingDays } from './identity/keys.ts'

export const deleteExpiredAgentRows = defineCron({
  name: 'delete_expired_agent_rows',
  schedule: '27 * * * *',
  async run({ database, now }) {
    // A process whose clock is slow still accepts a token for a while.
    const anHourAgo = new Date(now().getTime() - 3_600_000)
    await database.run(sql`delete from agent_credentials where expires_at < ${anHourAgo}`)
    // The last assertion of a key lasts a day at most.
    const keptSince = new Date(now().getTime() - (signingDays + 2) * 86_400_000)
    await database.run(sql`delete from agent_keys where created_at < ${keptSince}`)
  },
})
