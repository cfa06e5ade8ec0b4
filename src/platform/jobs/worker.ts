import { Logger, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Context, Log, System } from '../context.ts'
import type { CronDefinition, Job } from './define-job.ts'

/** Creates or updates the tables of the queue. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet })
}

export interface Worker {
  /** Finishes the running jobs and takes no further ones. */
  stop(): Promise<void>
}

/**
 * Runs the jobs of the catalog in this process.
 *
 * @param contextOf gives the context of an environment, or `undefined` when the environment is gone: then its jobs are moot.
 */
export async function startWorker(
  system: System,
  jobs: readonly Job[],
  crons: readonly CronDefinition[],
  contextOf: (environmentId: string) => Promise<Context | undefined>,
): Promise<Worker> {
  const taskList: TaskList = {}
  for (const job of jobs) {
    taskList[job.name] = async (envelope) => {
      const { environment_id, payload } = envelope as { environment_id: string; payload: never }
      const context = await contextOf(environment_id)
      if (context !== undefined) await job.run(payload, context)
    }
  }
  for (const cron of crons) taskList[cron.name] = () => cron.run(system)
  const runner = await run({
    pgPool: system.database.pool,
    taskList,
    parsedCronItems: parseCronItems(
      crons.map((cron) => ({ task: cron.name, match: cron.schedule, options: { maxAttempts: 3 } })),
    ),
    concurrency: 4,
    // New jobs are announced by NOTIFY; the poll finds those that were lost to it and those that wait for their time.
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: loggerTo(system.log),
  })
  return { stop: () => runner.stop() }
}

const quiet = new Logger(() => () => undefined)

function loggerTo(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    if (level === 'error') log.error({ ...scope, err: meta?.error }, message)
    else if (level === 'warning') log.warn(scope, message)
  })
}
