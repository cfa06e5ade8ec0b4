import { randomInt } from 'node:crypto'
import type { Static, TSchema } from 'typebox'
import type { Context, System, TransactionContext } from '../context.ts'
import { sql } from '../db/sql.ts'
import type { Work } from '../db/wake-ups.ts'

/** Which try of a job a run is. */
export interface JobAttempt {
  /** Whether the job counts as failed if this one fails. */
  isLast: boolean
}

/**
 * Jobs of a lane wait for others of the same lane alone. `urgent` is for what a person waits for, such as a code by email;
 * `ordinary` for all else, which may take minutes.
 */
export type LaneName = 'urgent' | 'ordinary'

export interface JobDefinition<P extends TSchema = TSchema> {
  name: string
  /** Ids only: the list of failed jobs shows payloads. */
  payload: P
  /**
   * How often it is attempted before it counts as failed. Waits grow exponentially (about e^n seconds, at most six
   * hours).
   */
  maxAttempts: number
  /** Unset: `ordinary`. */
  lane?: LaneName
  /** How many run at the same time in the cluster. Unset: as many as there are workers. */
  concurrency?: number
  /**
   * How many run at the same time in each process, in a lane of their own. For jobs that mostly wait for other servers: they
   * neither wait for other jobs nor keep any waiting.
   */
  perProcess?: number
  run(payload: Static<P>, context: Context, attempt: JobAttempt): Promise<void>
}

/** A job of any payload, as the catalog lists them. */
export interface Job extends Omit<JobDefinition, 'run'> {
  run(payload: never, context: Context, attempt: JobAttempt): Promise<void>
}

/**
 * Declares work that happens after a change, outside the request, and is tried again when it fails. It may run twice.
 */
export function defineJob<P extends TSchema>(definition: JobDefinition<P>): JobDefinition<P> {
  return definition
}

/** A job in the queue. */
export interface JobEnvelope {
  environment_id: string
  /** See `Context.tracedRequestId`. */
  request_id: string | undefined
  payload: unknown
}

export interface EnqueueOptions {
  runAt?: Date
  /** A job that has the same key and did not start yet is replaced. */
  key?: string
}

/**
 * Queues a job together with the change that needs it: both commit or neither. Workers are notified after the commit; a job
 * whose process dies before that is found when they next poll, within a second.
 */
export function enqueueJob<P extends TSchema>(
  tx: TransactionContext,
  job: JobDefinition<P>,
  payload: Static<P>,
  options: EnqueueOptions = {},
): void {
  const envelope: JobEnvelope = { environment_id: tx.environmentId, request_id: tx.tracedRequestId, payload }
  tx.db.send(sql`
    select gatehouse_jobs.enqueue(
      ${job.name}::text, ${JSON.stringify(envelope)}::json, ${queueOf(job)}::text,
      ${options.runAt ?? null}::timestamptz, ${job.maxAttempts}::int, ${options.key ?? null}::text)`)
  if (options.runAt === undefined) tx.db.afterCommit(() => tx.system.wakeUps.announce(wakeUpOf(laneOf(job))))
}

/** The name of a lane: one of those that jobs share, or the job that has it for itself. */
export function laneOf({ name, lane, perProcess }: Pick<Job, 'name' | 'lane' | 'perProcess'>): string {
  return perProcess === undefined ? (lane ?? 'ordinary') : name
}

export const laneOfCrons: LaneName = 'ordinary'

/** The notice that a lane has new jobs. */
export function wakeUpOf(lane: string): Work {
  return `${lane}_jobs`
}

/** Jobs of one queue run one after the other, so the number of queues is the limit in the cluster. */
function queueOf({ name, concurrency }: Pick<Job, 'name' | 'concurrency'>): string | null {
  return concurrency === undefined ? null : `${name}/${randomInt(concurrency)}`
}

/**
 * Work by the clock, once in the cluster. A run that was missed because no process was up is made up once, if a
 *   process starts within a day.
 */
export interface CronDefinition {
  name: string
  /** Crontab notation, UTC. */
  schedule: string
  run(system: System): Promise<void>
}

export function defineCron(definition: CronDefinition): CronDefinition {
  return definition
}
