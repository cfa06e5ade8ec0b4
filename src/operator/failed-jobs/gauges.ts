import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

/** More are not counted. */
const most = 100_000

export const jobsWaiting = defineGauge({
  name: 'gatehouse_jobs_waiting',
  help: 'Jobs that are due and that no process has begun, by name, among up to 100,000.',
  labels: ['name'],
  advice: 'Run more processes with the role `worker` or `all`. `deliver_message` is mail that people wait for.',
  async read({ database }) {
    const rows = await database.as({ kind: 'cron' }).many<{ name: string; count: number }>(sql`
      select tasks.identifier as name, count(*)::int as count
      from (select task_id from graphile_worker._private_jobs
        where is_available and run_at <= now() limit ${most}) jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id group by tasks.identifier`)
    return rows.map(({ name, count }) => ({ labels: { name }, value: count }))
  },
})

export const jobsOldest = defineGauge({
  name: 'gatehouse_jobs_oldest_seconds',
  help: 'For how long the job that waits longest has been due. 0 if none waits.',
  advice:
    'No process takes jobs, or too few do. See that one with the role `worker` or `all` runs and that its clock is right.',
  async read({ database }) {
    const { seconds } = await database.as({ kind: 'cron' }).one<{ seconds: number }>(sql`
      select greatest(0, coalesce(extract(epoch from now() - min(run_at)), 0))::float8 as seconds
      from graphile_worker._private_jobs where is_available`)
    return [{ value: seconds }]
  },
})

export const jobsFailed = defineGauge({
  name: 'gatehouse_jobs_failed',
  help: 'Jobs that were given up after all their attempts, by name, among up to 100,000.',
  labels: ['name'],
  advice: 'See why in the console under Jobs, or with `GET /failed_jobs`. Retry them there after the cause is gone.',
  async read({ database }) {
    const rows = await database.as({ kind: 'cron' }).many<{ name: string; count: number }>(sql`
      select tasks.identifier as name, count(*)::int as count
      from (select task_id from graphile_worker._private_jobs
        where attempts >= max_attempts and locked_at is null limit ${most}) jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id group by tasks.identifier`)
    return rows.map(({ name, count }) => ({ labels: { name }, value: count }))
  },
})
