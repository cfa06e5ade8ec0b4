import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, parseCronItems, run, runMigrations, type TaskList, type WorkerEvents } from 'graphile-worker'
import { type Pool, types } from 'pg'
import type { Context, System } from '../context.ts'
import { shareConnections } from '../db/connection-shares.ts'
import type { Database } from '../db/database.ts'
import { validatorOf } from '../http/request/validation.ts'
import type { Log } from '../log.ts'
import type { CronDefinition, Job, JobAttempt, JobEnvelope } from './define-job.ts'
import { keepRunning } from './keep-running.ts'
import { sayAlive, sayGone } from './presence.ts'
import { storeEnds } from './stored-ends.ts'

const lockKey = 7_281_645_006

/** Creates or updates the tables of the queue. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet })
  // Failed jobs are listed by environment. The index is on a table of the library, which a later version may replace,
  // so it is created at each start. One process at a time: of two that create an index concurrently, one fails. In one
  // message, which is one transaction.
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
  /** Called for every run that a traced request caused. Must not throw. */
  onTracedRun?: (run: TracedRun) => Promise<void>
}

/** One try of a job. */
export interface TracedRun {
  requestId: string
  jobId: string
  attempt: number
  name: string
  startedAt: Date
  /** Why it failed. */
  error: string | null
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
  contextOf: (environmentId: string, tracedRequestId: string | undefined) => Promise<Context | undefined>,
  { graceMs = 10_000, beatMs = 5_000, onTracedRun }: WorkerOptions = {},
): Promise<Worker> {
  const { config, database, log } = system
  const ends = storeEnds(openQueuePool(database, shareConnections(config.databaseConnections).queue), log)
  const { pool } = ends
  const taskList: TaskList = {}
  for (const job of jobs) {
    // Another version may have queued it. Then it fails and is listed with the failed jobs.
    const validatePayload = validatorOf(job.payload, 'payload')
    const run = async ({ environment_id, request_id, payload }: JobEnvelope, attempt: JobAttempt) => {
      validatePayload(payload)
      const context = await contextOf(environment_id, request_id)
      if (context !== undefined) await job.run(payload as never, context, attempt)
    }
    taskList[job.name] = async (input, { job: { id, attempts, max_attempts } }) => {
      const envelope = input as JobEnvelope
      const { request_id: requestId } = envelope
      const attempt = { isLast: attempts >= max_attempts }
      if (requestId === undefined || onTracedRun === undefined) return run(envelope, attempt)
      const traced = { requestId, jobId: String(id), attempt: attempts, name: job.name, startedAt: system.now() }
      try {
        await run(envelope, attempt)
      } catch (error) {
        await onTracedRun({ ...traced, error: error instanceof Error ? error.message : String(error) })
        throw error
      }
      await onTracedRun({ ...traced, error: null })
    }
  }
  for (const cron of crons) taskList[cron.name] = () => cron.run(system)

  const events: WorkerEvents = new EventEmitter()
  /** The name under which this process locks jobs. */
  let processId = ''
  events.on('pool:create', ({ workerPool }) => {
    processId = workerPool.id
  })
  /** How often each running job was tried, this time included. */
  const running = new Map<string, number>()
  events.on('job:start', ({ job }) => running.set(job.id, job.attempts))
  events.on('job:complete', ({ job }) => running.delete(job.id))
  events.on('job:failed', ({ job, error }) => {
    log.error({ err: error, job: job.id, task: job.task_identifier, attempts: job.attempts }, 'a job was given up')
  })

  const start = () =>
    run({
      pgPool: pool,
      taskList,
      parsedCronItems: parseCronItems(
        crons.map(({ name, schedule }) => ({
          task: name,
          match: schedule,
          // Of several runs that were missed, the key leaves one.
          options: { maxAttempts: 3, backfillPeriod: 86_400_000, jobKey: name },
        })),
      ),
      concurrency: 4,
      // New jobs are announced by NOTIFY; the poll finds those that were lost to it and those that wait for their time.
      pollInterval: 1_000,
      noHandleSignals: true,
      events,
      logger: loggerTo(log),
    })
  const runner = await keepRunning(start, system.clock.mayTakeWork, log)
  const beat = () =>
    sayAlive(database, processId).catch((err) =>
      log.error({ err }, 'the job queue could not be notified of this process'),
    )
  await beat()
  const beating = setInterval(beat, beatMs).unref()

  return {
    async stop() {
      clearInterval(beating)
      const stopped = runner.stop().then(ends.allStored)
      await Promise.race([stopped, delay(graceMs, undefined, { ref: false })])
      ends.giveUp()
      const unfinished = [...running].map(([id, attempts]) => ({ id, attempts }))
      if (unfinished.length > 0) log.warn({ jobs: unfinished }, 'jobs that take long go back to the queue')
      await sayGone(database, processId, unfinished).catch((err) =>
        log.warn(
          { err },
          'the job queue could not be notified that this process ends; others take over in half a minute',
        ),
      )
      // A job that continues stores its end, if the process lives that long.
      const closed = stopped.then(() => pool.end()).catch((err) => log.error({ err }, 'the job queue was not closed'))
      // A database that has fallen silent does not say goodbye.
      if (unfinished.length === 0) await Promise.race([closed, delay(graceMs, undefined, { ref: false })])
    },
  }
}

/** The library compares times as dates; Gatehouse's own statements read them as text. */
function openQueuePool(database: Database, max: number): Pool {
  const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
    id === types.builtins.TIMESTAMPTZ ? (text: string) => new Date(text) : types.getTypeParser(id, format)
  return database.openPool({ max, types: { getTypeParser } })
}

const quiet = new Logger(() => () => undefined)

function loggerTo(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    if (level === 'error') log.error({ ...scope, err: meta?.error }, message)
    else if (level === 'warning') log.warn(scope, message)
  })
}
