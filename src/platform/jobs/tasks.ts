import type { Task } from 'graphile-worker'
import type { Context, System } from '../context.ts'
import { errorMessage } from '../error-code.ts'
import { validatorOf } from '../http/request/validation.ts'
import { noteCronRun } from './cron-runs.ts'
import { type CronDefinition, type Job, type JobAttempt, type JobEnvelope, laneOf, laneOfCrons } from './define-job.ts'

/** A task of graphile-worker, with the lane that runs it. */
export interface LaneTask {
  name: string
  lane: string
  run: Task
}

/** The context of an environment, or `undefined` when it was deleted. */
export type ContextOf = (environmentId: string, tracedRequestId: string | undefined) => Promise<Context | undefined>

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

interface JobOptions {
  contextOf: ContextOf
  onTracedRun: ((run: TracedRun) => Promise<void>) | undefined
}

export function cronTask(system: System, cron: CronDefinition): LaneTask {
  const { database, log, traces } = system
  const ofCrons: System = { ...system, database: { ...database, ...database.as({ kind: 'cron' }) } }
  const run = async () => {
    const began = performance.now()
    await cron.run(ofCrons)
    const ended = { name: cron.name, succeededAt: system.now(), tookMs: performance.now() - began }
    await noteCronRun(database, ended).catch((err) =>
      log.warn({ err, cron: cron.name }, 'work by the clock has succeeded, which could not be written down'),
    )
  }
  return {
    name: cron.name,
    lane: laneOfCrons,
    run: () => traces.inRoot(`cron ${cron.name}`, { kind: 'consumer' }, run),
  }
}

/** Each run is a span, and is reported to `onTracedRun` if a traced request caused it. */
export function jobTask(system: System, job: Job, { contextOf, onTracedRun }: JobOptions): LaneTask {
  const runOnce = runnerOf(system, job, contextOf)
  const run: Task = async (input, { job: { id, attempts, max_attempts } }) => {
    const envelope = input as JobEnvelope
    const { request_id: requestId, environment_id } = envelope
    const attributes = { 'gatehouse.environment_id': environment_id, 'gatehouse.job.attempt': attempts }
    const runInSpan = () =>
      system.traces.inRoot(`job ${job.name}`, { kind: 'consumer', causedBy: requestId, attributes }, () =>
        runOnce(envelope, { isLast: attempts >= max_attempts }),
      )
    if (requestId === undefined || onTracedRun === undefined) return runInSpan()
    const traced = { requestId, jobId: String(id), attempt: attempts, name: job.name, startedAt: system.now() }
    try {
      await runInSpan()
    } catch (error) {
      await onTracedRun({ ...traced, error: errorMessage(error) })
      throw error
    }
    await onTracedRun({ ...traced, error: null })
  }
  return { name: job.name, lane: laneOf(job), run }
}

function runnerOf({ database }: System, job: Job, contextOf: ContextOf) {
  // Another version may have queued it. Then it fails and is listed with the failed jobs.
  const validatePayload = validatorOf(job.payload, 'payload')
  return async ({ environment_id, request_id, payload }: JobEnvelope, attempt: JobAttempt): Promise<void> => {
    validatePayload(payload)
    const context = await contextOf(environment_id, request_id)
    if (context === undefined) return
    const db = database.as({ kind: 'job', environmentId: context.environmentId, requestId: request_id })
    await job.run(payload as never, { ...context, db }, attempt)
  }
}
