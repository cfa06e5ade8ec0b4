import { findEnvironmentContext } from '#environment/environments/index.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { queueDeletions } from './remote-streams.ts'

/** Queues the deletion of streams whose connection was deleted with its organization, or whose receiver was never stored. */
export const queueLeftStreams = defineCron({
  name: 'queue_left_signal_streams',
  schedule: '*/5 * * * *',
  async run(system) {
    const environments = await system.database.many<{ environment_id: string }>(sql`
      select distinct environment_id from signal_remote_streams where connection_id is null and deletion_queued_at is null`)
    for (const { environment_id } of environments) {
      const ctx = await findEnvironmentContext(system, environment_id)
      await ctx?.transaction(queueDeletions)
    }
  },
})
