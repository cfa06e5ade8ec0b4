import { inEnvironments } from '#environment/environments/index.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { queueDeletions } from './remote-streams.ts'

/** Queues the deletion of streams whose connection was deleted with its organization, or whose receiver was never stored. */
export const queueLeftStreams = defineCron({
  name: 'queue_left_signal_streams',
  schedule: '*/5 * * * *',
  run(system) {
    const environments = sql`
      select distinct environment_id from signal_remote_streams where connection_id is null and deletion_queued_at is null`
    return inEnvironments(system, environments, (ctx) => ctx.transaction(queueDeletions))
  },
})
