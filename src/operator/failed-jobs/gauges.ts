import { sql } from '#platform/db/sql.ts'
import { defineGauge } from '#platform/gauges/define-gauge.ts'

/** More are not counted. */
const most = 100_000

interface ByName {
  name: string
  value: number
}

/** A job of a name that this version does not know belongs to another one. */
const unknownLane = 'unknown'

function withLane(lanes: ReadonlyMap<string, string>) {
  return ({ name, value }: ByName) => ({ labels: { name, lane: lanes.get(name) ?? unknownLane }, value })
}

export const jobsWaiting = defineGauge({
  name: 'gatehouse_jobs_waiting',
  help: 'Jobs that are due and that no process has begun, by name and lane, among up to 100,000.',
  labels: ['name', 'lane'],
  advice: 'Run more processes with the role `worker` or `all`. `deliver_message` is mail that people wait for.',
  async read({ database, catalog: { lanes } }) {
    const rows = await database.as({ kind: 'cron' }).many<ByName>(sql`
      select tasks.identifier as name, count(*)::int as value
      from (select task_id from graphile_worker._private_jobs
        where is_available and run_at <= now() limit ${most}) jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id group by tasks.identifier`)
    return rows.map(withLane(lanes))
  },
})

export const jobsOldest = defineGauge({
  name: 'gatehouse_jobs_oldest_seconds',
  help: 'For how long the job that waits longest has been due, by name and lane, among the first 100,000. Absent if none waits.',
  labels: ['name', 'lane'],
  advice:
    'No process takes jobs, or too few do. See that one with the role `worker` or `all` runs and that its clock is right.',
  async read({ database, catalog: { lanes } }) {
    // In the order of the index by which they are taken.
    const rows = await database.as({ kind: 'cron' }).many<ByName>(sql`
      select tasks.identifier as name, greatest(0, extract(epoch from now() - min(jobs.run_at)))::float8 as value
      from (select task_id, run_at from graphile_worker._private_jobs
        where is_available and run_at <= now() order by priority, run_at limit ${most}) jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id group by tasks.identifier`)
    return rows.map(withLane(lanes))
  },
})

export const jobsFailed = defineGauge({
  name: 'gatehouse_jobs_failed',
  help: 'Jobs that were given up after all their attempts, by name and lane, among up to 100,000.',
  labels: ['name', 'lane'],
  advice: 'See why in the console under Jobs, or with `GET /failed_jobs`. Retry them there after the cause is gone.',
  async read({ database, catalog: { lanes } }) {
    const rows = await database.as({ kind: 'cron' }).many<ByName>(sql`
      select tasks.identifier as name, count(*)::int as value
      from (select task_id from graphile_worker._private_jobs
        where attempts >= max_attempts and locked_at is null limit ${most}) jobs
      join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id group by tasks.identifier`)
    return rows.map(withLane(lanes))
  },
})

export const cronAge = defineGauge({
  name: 'gatehouse_cron_age_seconds',
  help: 'How long ago work by the clock last succeeded, by its name. Absent before the first time.',
  labels: ['cron'],
  advice:
    'Look for its name in the log, and in the console under Jobs. Most run once a day or hour, `sync_due_directories` every minute, and what begins with `refresh_due_` every five.',
  async read({ database, now }) {
    const rows = await database.as({ kind: 'cron' }).many<{ name: string; seconds: number }>(sql`
      select r.name, greatest(0, extract(epoch from ${now()}::timestamptz - r.succeeded_at))::float8 as seconds
      from cron_runs r`)
    return rows.map(({ name, seconds }) => ({ labels: { cron: name }, value: seconds }))
  },
})

export const cronDuration = defineGauge({
  name: 'gatehouse_cron_duration_seconds',
  help: 'How long work by the clock took the last time that it succeeded, by its name.',
  labels: ['cron'],
  advice:
    'A run that takes longer than the time between two runs never catches up: run fewer at once, or ask PostgreSQL what is slow.',
  async read({ database }) {
    const rows = await database.as({ kind: 'cron' }).many<{ name: string; seconds: number }>(sql`
      select r.name, r.took_ms::float8 / 1000 as seconds from cron_runs r`)
    return rows.map(({ name, seconds }) => ({ labels: { cron: name }, value: seconds }))
  },
})
