import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { endRegistration } from './end.ts'
import { type RegistrationRow, registrationColumns } from './schemas.ts'

/** The number in a batch: each is a transaction of its own. */
const batch = 500

/** Records what no one claimed in time, and ends what was issued for it. */
export const expireRegistrations = defineCron({
  name: 'expire_agent_registrations',
  schedule: '*/5 * * * *',
  async run(system) {
    const due = await system.database.many<{ environment_id: string; id: string }>(sql`
      select environment_id, id from agent_registrations
      where status = 'unverified' and expires_at <= ${system.now()} order by expires_at limit ${batch}`)
    for (const { environment_id, id } of due) await expire(system, environment_id, id)
  },
})

async function expire(system: System, environmentId: string, id: string): Promise<void> {
  const ctx: Context | undefined = await findEnvironmentContext(system, environmentId)
  await ctx?.transaction(async (tx) => {
    const row = await tx.db.maybe<RegistrationRow>(sql`
      select ${registrationColumns} from agent_registrations r
      where r.environment_id = ${tx.environmentId} and r.id = ${id} and r.status = 'unverified' and r.expires_at <= ${tx.now()}
      for update`)
    if (row !== undefined) await endRegistration(tx, row.id, 'expired')
  })
}
