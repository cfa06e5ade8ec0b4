import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { type Finding, note, ok, problem, warning } from '../finding.ts'

const minuteMs = 60_000
/** A clean-up runs every hour; a long one may take another. */
const cleanUpHours = 3
/** Numbers above are not counted further. */
const most = 10_000

/** What the processes do beside requests: events in order, webhooks, jobs and clean-ups. */
export const upkeep: Check<ConnectedSetup> = {
  name: 'Background work',
  async examine(setup) {
    const { known } = await setup.database.one<{ known: boolean }>(
      sql`select to_regclass('clean_up_runs') is not null and to_regclass('graphile_worker._private_jobs') is not null as known`,
    )
    if (!known) return [note('Not examined before the first start.')]
    const findings = [
      await events(setup),
      await deliveries(setup),
      await waitingJobs(setup),
      await failedJobs(setup),
      await cleanUps(setup),
    ]
    const found = findings.filter((finding) => finding !== undefined)
    return found.length > 0 ? found : [ok('Events, webhooks, jobs and clean-ups are up to date.')]
  },
}

async function events({ database, now }: ConnectedSetup): Promise<Finding | undefined> {
  const before = `event_${ulidFloor(new Date(now().getTime() - minuteMs))}`
  const count = await counted(database, sql`select from unnumbered_events e where e.id < ${before}`)
  if (count === 0) return undefined
  return problem(
    `${count} events wait for their place in the log for more than a minute: no one can read them, and no webhook sends them.`,
    'Run a process with GATEHOUSE_ROLE=worker or all, and look for errors in its log.',
  )
}

async function deliveries({ database, now }: ConnectedSetup): Promise<Finding | undefined> {
  const before = new Date(now().getTime() - 10 * minuteMs)
  const count = await counted(
    database,
    sql`select from webhook_deliveries d where d.state = 'pending' and d.next_attempt_at < ${before}`,
  )
  if (count === 0) return undefined
  return warning(
    `${count} deliveries of webhooks are overdue by more than ten minutes.`,
    'Run more workers, and see which endpoints answer slowly.',
  )
}

async function waitingJobs({ database }: ConnectedSetup): Promise<Finding | undefined> {
  const count = await counted(
    database,
    sql`select from graphile_worker._private_jobs
      where attempts < max_attempts and locked_at is null and run_at < now() - interval '10 minutes'`,
  )
  if (count === 0) return undefined
  return warning(
    `${count} jobs wait for more than ten minutes.`,
    'Run a process with GATEHOUSE_ROLE=worker or all, or more of them.',
  )
}

async function failedJobs({ database }: ConnectedSetup): Promise<Finding | undefined> {
  const count = await counted(
    database,
    sql`select from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null`,
  )
  if (count === 0) return undefined
  return warning(
    `${count} jobs were given up.`,
    'See why in the console under Jobs, or with GET /failed_jobs, and run them again.',
  )
}

async function cleanUps({ database, now, isServing }: ConnectedSetup): Promise<Finding | undefined> {
  const last = await database.one<{ at: string | null }>(sql`select max(r.finished_at) as at from clean_up_runs r`)
  if (last.at === null) return undefined
  const hours = Math.floor((now().getTime() - Date.parse(last.at)) / (60 * minuteMs))
  // Without a server nothing is cleaned up, and nothing grows.
  if (hours < cleanUpHours || !isServing) return undefined
  return warning(
    `The last clean-up was ${hours} hours ago, so tables grow.`,
    'Look for errors of the job clean_up_tables in the log.',
  )
}

async function counted(database: ConnectedSetup['database'], rows: ReturnType<typeof sql>): Promise<number> {
  const { count } = await database.one<{ count: number }>(
    sql`select count(*)::int as count from (${rows} limit ${most}) counted`,
  )
  return count
}
