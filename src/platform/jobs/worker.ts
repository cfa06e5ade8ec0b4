import { setTimeout as delay } from 'node:timers/promises'
import { Logger, type ParsedCronItem, parseCronItems, runMigrations } from 'graphile-worker'
import { type Pool, types } from 'pg'
import type { System } from '../context.ts'
import { shareConnections } from '../db/connection-shares.ts'
import type { Database } from '../db/database.ts'
import { type CronDefinition, type Job, type LaneName, laneOfCrons, wakeUpOf } from './define-job.ts'
import { startLane } from './lane.ts'
import { sayAlive, sayGone } from './presence.ts'
import { storeEnds } from './stored-ends.ts'
import { type ContextOf, cronTask, jobTask, type LaneTask, type TracedRun } from './tasks.ts'

const lockKey = 7_281_645_006

/** How many jobs of each shared lane a process runs at the same time. */
const workersOf: Readonly<Record<LaneName, number>> = { urgent: 3, ordinary: 3 }
/** Each idle worker polls for itself. Jobs with a lane of their own have many, and no one waits for them. */
const ownLanePolls = 10

/** Creates or updates the tables of the queue. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet })
  // Failed jobs are listed by environment. The index is on a table of the library, which a later version may replace,
  // so each start looks for it. One process at a time: of two that create an index concurrently, one fails. In one
  // message, which is one transaction. Not looked for by `if not exists` alone, which would wait for all who queue jobs.
  const index = await pool.query(`select to_regclass('graphile_worker.gatehouse_failed_jobs') is not null as exists`)
  if (index.rows[0]?.exists) return
  await pool.query(`
    select pg_advisory_xact_lock(${lockKey});
    create index if not exists gatehouse_failed_jobs on graphile_worker._private_jobs ((payload ->> 'environment_id'), id)
    where attempts >= max_attempts`)
}

export interface Worker {
  /** Takes no more jobs and gives running ones ten seconds. Unfinished jobs then return to the queue. */
  stop(): Promise<void>
}

export interface WorkerOptions {
  /** How long `stop` waits for running jobs. */
  graceMs?: number
  /** How often the process says that it is alive. */
  beatMs?: number
  /** How often it looks for jobs that it was not notified of. */
  pollMs?: number
  /** Called for every run that a traced request caused. Must not throw. */
  onTracedRun?: (run: TracedRun) => Promise<void>
}

/**
 * Runs the jobs of the catalog in this process.
 *
 * @param contextOf returns the context of an environment, or `undefined` when it was deleted. Its jobs are then
 * dropped.
 */
export async function startWorker(
  system: System,
  jobs: readonly Job[],
  crons: readonly CronDefinition[],
  contextOf: ContextOf,
  { graceMs = 10_000, beatMs = 5_000, pollMs = 1_000, onTracedRun }: WorkerOptions = {},
): Promise<Worker> {
  const { config, database, log } = system
  const ends = storeEnds(
    openQueuePool(database, shareConnections(config.databaseConnections, database.isPooled).queue),
    log,
  )
  const { pool } = ends
  const tasks: LaneTask[] = [
    ...crons.map((cron) => cronTask(system, cron)),
    ...jobs.map((job) => jobTask(system, job, { contextOf, onTracedRun })),
  ]

  const shared = Object.entries(workersOf).map(([name, workers]) => ({ name, workers, pollMs }))
  const own = jobs.flatMap(({ name, perProcess }) =>
    perProcess === undefined ? [] : [{ name, workers: perProcess, pollMs: pollMs * ownLanePolls }],
  )
  const lanes = await Promise.all(
    [...shared, ...own].map(({ name, workers, pollMs }) =>
      startLane({
        pool,
        tasks: Object.fromEntries(tasks.filter(({ lane }) => lane === name).map((task) => [task.name, task.run])),
        crons: name === laneOfCrons ? parseCrons(crons) : [],
        concurrency: workers,
        pollMs,
        mayTakeWork: system.clock.mayTakeWork,
        onNewJobs: (wake) => system.wakeUps.listen(wakeUpOf(name), wake),
        log,
      }),
    ),
  )
  const beat = () =>
    sayAlive(
      database,
      lanes.map(({ processId }) => processId),
    ).catch((err) => log.error({ err }, 'the job queue could not be notified of this process'))
  await beat()
  const beating = setInterval(beat, beatMs).unref()

  return {
    async stop() {
      clearInterval(beating)
      const stopped = Promise.all(lanes.map((lane) => lane.stop())).then(ends.allStored)
      await Promise.race([stopped, delay(graceMs, undefined, { ref: false })])
      ends.giveUp()
      const unfinished = lanes.flatMap((lane) => lane.unfinished())
      if (unfinished.length > 0) log.warn({ jobs: unfinished }, 'jobs that take long go back to the queue')
      await Promise.all(lanes.map((lane) => sayGone(database, lane.processId, lane.unfinished()))).catch((err) =>
        log.warn(
          { err },
          'the job queue could not be notified that this process ends; others take over in half a minute',
        ),
      )
      // A job that continues stores its end, if the process lives that long.
      const closed = stopped.then(ends.end).catch((err) => log.error({ err }, 'the job queue was not closed'))
      // A database that has fallen silent does not say goodbye.
      if (unfinished.length === 0) await Promise.race([closed, delay(graceMs, undefined, { ref: false })])
    },
  }
}

function parseCrons(crons: readonly CronDefinition[]): ParsedCronItem[] {
  return parseCronItems(
    crons.map(({ name, schedule }) => ({
      task: name,
      match: schedule,
      // Of several runs that were missed, the key leaves one.
      options: { maxAttempts: 3, backfillPeriod: 86_400_000, jobKey: name },
    })),
  )
}

/** The library compares times as dates; Gatehouse's own statements read them as text. */
function openQueuePool(database: Database, max: number): Pool {
  const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
    id === types.builtins.TIMESTAMPTZ ? (text: string) => new Date(text) : types.getTypeParser(id, format)
  return database.openPool({ max, types: { getTypeParser } })
}

const quiet = new Logger(() => () => undefined)
