import { deliverMessage } from '#messaging/outbox/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'

/** Leaves a job that was tried as often as it may be. @returns its id */
export async function leaveFailedJob(environment: Context, cause = 'the mail server is gone'): Promise<string> {
  const runAt = new Date(environment.now().getTime() + 86_400_000)
  await environment.transaction(async (tx) => enqueueJob(tx, deliverMessage, { id: 'message_of_a_test' }, { runAt }))
  const { id } = await environment.db.one<{ id: string }>(sql`
    select 'job_' || lpad(failed.id::text, 19, '0') as id from graphile_worker.permanently_fail_jobs(
      array(select max(id) from graphile_worker._private_jobs
        where payload ->> 'environment_id' = ${environment.environmentId}), ${cause}) failed`)
  return id
}
