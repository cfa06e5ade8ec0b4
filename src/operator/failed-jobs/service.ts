import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import type { FailedJobRow } from './schemas.ts'

/** Numbers of the queue as ids that sort as text. */
const jobId: Statement = sql`'job_' || lpad(jobs.id::text, 19, '0')`

// The library offers a view, but without payloads, and those say whose a job is.
const selectJobs: Statement = sql`
  select ${jobId} as id, tasks.identifier as name, jobs.payload -> 'payload' as payload, jobs.attempts,
    left(jobs.last_error, 500) as last_error, date_trunc('milliseconds', jobs.created_at) as created_at,
    date_trunc('milliseconds', jobs.updated_at) as failed_at
  from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id`

/** Failed: all attempts are used, and none is running. */
const isFailed: Statement = sql`jobs.attempts >= jobs.max_attempts and jobs.locked_at is null`

/** The failed jobs of the environment. */
export function listFailedJobs(ctx: Context, query: ListQuery): Promise<Page<FailedJobRow>> {
  return readPage<FailedJobRow>(ctx.db, query, {
    select: selectJobs,
    where: ofEnvironment(ctx),
    id: jobId,
    prefix: 'job',
  })
}

/**
 * Puts a failed job back into the queue with all its attempts.
 *
 * @throws notFound
 */
export function retryFailedJob(ctx: Context, id: string): Promise<FailedJobRow> {
  return ctx.transaction(async (tx) => {
    const row = await lockFailedJob(tx, id)
    tx.db.send(sql`
      select graphile_worker.reschedule_jobs(array[${numberOf(id)}]::bigint[], run_at => now(), attempts => 0)`)
    return row
  })
}

/**
 * Deletes a failed job.
 *
 * @throws notFound
 */
export async function deleteFailedJob(ctx: Context, id: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockFailedJob(tx, id)
    tx.db.send(sql`select graphile_worker.complete_jobs(array[${numberOf(id)}]::bigint[])`)
  })
}

/** Of racing calls, the first one gets it; the others find it deleted. */
async function lockFailedJob(ctx: Context, id: string): Promise<FailedJobRow> {
  const row = await ctx.db.maybe<FailedJobRow>(sql`
    ${selectJobs} where ${all([...ofEnvironment(ctx), sql`jobs.id = ${numberOf(id)}::bigint`])} for update of jobs`)
  if (row === undefined) throw notFound('Job', id)
  return row
}

function ofEnvironment(ctx: Context): Statement[] {
  return [sql`jobs.payload ->> 'environment_id' = ${ctx.environmentId}`, isFailed]
}

/** @throws notFound when it is not a job number. */
function numberOf(id: string): string {
  const [, number] = /^job_(\d{19})$/.exec(id) ?? []
  // 2^63 and more are no `bigint`.
  if (number === undefined || BigInt(number) > 9_223_372_036_854_775_807n) throw notFound('Job', id)
  return number
}
