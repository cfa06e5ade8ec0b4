import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

const keptMs = 30 * 86_400_000

/** Sessions are listed for 30 days after their end. A parent goes after what was made by it, so that chains stay whole. */
export const deleteExpiredAgentSessions = defineCron({
  name: 'delete_expired_agent_sessions',
  schedule: '37 * * * *',
  async run({ database, now }) {
    await database.run(sql`
      delete from agent_sessions s where s.expires_at < ${new Date(now().getTime() - keptMs)} and not exists (
        select 1 from agent_sessions c where c.environment_id = s.environment_id and c.parent_id = s.id)`)
  },
})
