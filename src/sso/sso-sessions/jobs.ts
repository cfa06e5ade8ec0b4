import { findEnvironmentContext } from '#environment/environments/index.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { timeOutSsoSessions } from './service.ts'

export const timeOutSessions = defineCron({
  name: 'time_out_sso_sessions',
  schedule: '* * * * *',
  async run(system) {
    const waiting = await system.database.many<{ environment_id: string }>(sql`
      select distinct environment_id from sso_sessions
      where state in ('started', 'authorized') and is_announced and expires_at <= ${system.now()} and origin <> 'test'
      union select environment_id from sso_sessions where not is_announced and expires_at <= ${system.now()}`)
    for (const { environment_id } of waiting) {
      const ctx = await findEnvironmentContext(system, environment_id)
      while (ctx !== undefined && (await ctx.transaction(timeOutSsoSessions)) > 0);
    }
  },
})
