import { EventEmitter } from 'node:events'
import { Logger, type ParsedCronItem, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Log } from '../log.ts'
import { type KeptRunner, keepRunning } from './keep-running.ts'
import type { UnfinishedJob } from './presence.ts'

export interface LaneOptions {
  pool: Pool
  tasks: TaskList
  crons: ParsedCronItem[]
  /** How many jobs run at the same time in this process. */
  concurrency: number
  pollMs: number
  mayTakeWork: () => boolean
  /** Registers what is called when there may be new jobs. */
  onNewJobs: (wake: () => void) => void
  log: Log
}

/** Workers of this process that take the jobs of their own tasks alone, whatever waits in other lanes. */
export interface Lane {
  /** The name under which it locks jobs. */
  processId: string
  unfinished(): UnfinishedJob[]
  /** Takes no more jobs. Fulfilled when the running ones are done. */
  stop: KeptRunner['stop']
}

export async function startLane({
  pool,
  tasks,
  crons,
  concurrency,
  pollMs,
  mayTakeWork,
  onNewJobs,
  log,
}: LaneOptions): Promise<Lane> {
  const events: WorkerEvents = new EventEmitter()
  let processId = ''
  let taking: WorkerPool | undefined
  events.on('pool:create', ({ workerPool }) => {
    processId = workerPool.id
    taking = workerPool
  })
  // Its workers must not be nudged once they have ended.
  for (const end of ['pool:gracefulShutdown', 'pool:forcefulShutdown', 'pool:release'] as const) {
    events.on(end, ({ workerPool }) => {
      if (taking === workerPool) taking = undefined
    })
  }
  onNewJobs(() => taking?.nudge(concurrency))
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
      taskList: tasks,
      parsedCronItems: crons,
      concurrency,
      // New jobs are announced after their commit (`onNewJobs`); the poll finds those of a process that died before that, and those
      // that wait for their time.
      pollInterval: pollMs,
      noHandleSignals: true,
      events,
      logger: loggerTo(log),
    })
  const runner = await keepRunning(start, mayTakeWork, log)
  return {
    get processId() {
      return processId
    },
    unfinished: () => [...running].map(([id, attempts]) => ({ id, attempts })),
    stop: () => runner.stop(),
  }
}

function loggerTo(log: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    if (level === 'error') log.error({ ...scope, err: meta?.error }, message)
    else if (level === 'warning' && !isOfSharedPool(message)) log.warn(scope, message)
  })
}

/** The lanes share their connections on purpose: a job holds one while it is taken and stored, and not while it runs. */
const isOfSharedPool = (message: string) => message.includes('maxPoolSize')
