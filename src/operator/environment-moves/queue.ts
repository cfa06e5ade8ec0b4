import { setTimeout as delay } from 'node:timers/promises'
import type { Mover } from './mover.ts'

/** The name under which a move has the jobs of an environment, as a worker has those that it runs. */
const holder = 'environment move'
const ofEnvironment = `payload ->> 'environment_id' = $1`

const lookEveryMs = 50

/** Takes all jobs of the environment that no worker is at, so that none of them begins. */
async function holdJobs(mover: Mover, environmentId: string): Promise<void> {
  await mover.query(
    `update graphile_worker._private_jobs set locked_by = '${holder}', locked_at = now()
     where ${ofEnvironment} and locked_at is null`,
    [environmentId],
  )
}

/**
 * Takes all jobs, and waits for those that run. Each write of theirs is refused, so they end soon; a try that ends in that way does
 * not count.
 *
 * @returns the names of jobs that still run then
 */
export async function waitForJobs(mover: Mover, environmentId: string, withinMs: number): Promise<string[]> {
  const began = performance.now()
  for (;;) {
    await holdJobs(mover, environmentId)
    const { rows } = await mover.query<{ name: string }>(
      `select distinct t.identifier as name from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where ${ofEnvironment} and locked_by is distinct from '${holder}'`,
      [environmentId],
    )
    if (rows.length === 0 || performance.now() - began > withinMs) return rows.map(({ name }) => name)
    await delay(lookEveryMs)
  }
}

/** A job whose last try met the guard of the environment is due now, and that try does not count. */
const metTheGuard = `last_error like '%is moving to another cluster%'`

/** Gives the jobs back to the workers. */
export async function releaseJobs(mover: Mover, environmentId: string): Promise<void> {
  await mover.query(
    `update graphile_worker._private_jobs set locked_by = null, locked_at = null,
       attempts = case when ${metTheGuard} then greatest(attempts - 1, 0) else attempts end,
       run_at = case when ${metTheGuard} then now() else run_at end
     where ${ofEnvironment} and locked_by = '${holder}'`,
    [environmentId],
  )
}

interface HeldJob {
  name: string
  payload: unknown
  queue: string | null
  run_at: string
  attempts: number
  max_attempts: number
  last_error: string | null
  key: string | null
  priority: number
  flags: string[] | null
}

export async function readJobs(mover: Mover, environmentId: string): Promise<HeldJob[]> {
  const { rows } = await mover.query<HeldJob>(
    `select t.identifier as name, j.payload, q.queue_name as queue, j.max_attempts, j.last_error, j.key, j.priority,
       case when ${metTheGuard} then now() else j.run_at end as run_at,
       case when ${metTheGuard} then greatest(j.attempts - 1, 0) else j.attempts end as attempts,
       (select array_agg(flag) from jsonb_object_keys(j.flags) flag) as flags
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where ${ofEnvironment} order by j.id`,
    [environmentId],
  )
  return rows
}

/** Queues jobs with what their tries have come to. In the transaction in which the environment begins here. */
export async function addJobs(mover: Mover, jobs: readonly HeldJob[]): Promise<void> {
  for (const job of jobs)
    await mover.query(
      `with added as (
         select id from graphile_worker.add_job($1, $2::json, $3, $4::timestamptz, $5::int, $6, $7::int, $8::text[])
       ) update graphile_worker._private_jobs j set attempts = $9, last_error = $10 from added where j.id = added.id`,
      [
        job.name,
        JSON.stringify(job.payload),
        job.queue,
        job.run_at,
        job.max_attempts,
        job.key,
        job.priority,
        job.flags,
        job.attempts,
        job.last_error,
      ],
    )
}

/** Removes the jobs that now are in the queue of the other cluster. */
export async function removeJobs(mover: Mover, environmentId: string): Promise<void> {
  await mover.query(`delete from graphile_worker._private_jobs where ${ofEnvironment} and locked_by = '${holder}'`, [
    environmentId,
  ])
}
