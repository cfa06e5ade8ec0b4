import { inEnvironments } from '#environment/environments/index.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { timeOutSsoSessions } from './service.ts'

export const timeOutSessions = defineCron({
  name: 'time_out_sso_sessions',
  schedule: '* * * * *',
  run(system) {
    const environments = sql`
      select distinct environment_id from sso_sessions
      where state in ('started', 'authorized') and is_announced and expires_at <= ${system.now()} and origin <> 'test'
      union select environment_id from sso_sessions where not is_announced and expires_at <= ${system.now()}`
    return inEnvironments(system, environments, async (ctx) => {
      while ((await ctx.transaction(timeOutSsoSessions)) > 0);
    })
  },
})
