import { Type } from 'typebox'
import { createContext, type TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineJob, enqueueJob } from '#platform/jobs/define-job.ts'
import { closeSystem, openSystem } from '../../src/system.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { settingsFor, systemOptions } from '../kit/settings.ts'
import { median } from '../kit/statistics.ts'
import type { Supplies } from '../kit/supplies.ts'

const contenders = ['no job', 'a job', "a job, by the library's own call"] as const
type Contender = (typeof contenders)[number]

/** Commits a second of transactions that store a row and queue what is named. */
export type EnqueueRates = Record<Contender, number>

export interface EnqueueResult {
  clients: number
  rates: EnqueueRates
}

export interface EnqueueOptions {
  smoke: boolean
  clients: number
  rounds: number
  seconds: number
  supplies: Supplies
}

const job = defineJob({
  name: 'bench_of_enqueuing',
  lane: 'urgent',
  payload: Type.Object({ id: Type.Number() }),
  maxAttempts: 1,
  run: async () => undefined,
})

/** Commits of many callers at once, with and without a job. No worker runs: what is measured is what queuing costs a request. */
export async function runEnqueueBench(options: EnqueueOptions, cleanUp: CleanUp): Promise<EnqueueResult> {
  const { clients, rounds } = options.smoke ? { clients: 4, rounds: 1 } : options
  const perRunMs = options.smoke ? 100 : options.seconds * 1_000
  const settings = settingsFor(await options.supplies.database(), options.smoke ? 12 : clients * 2)
  const system = await openSystem(systemOptions(settings))
  cleanUp.later(async () => {
    await system.wakeUps.stop()
    await closeSystem(system)
  })
  await system.database.run(sql`create table bench_rows (id integer)`)
  const context = createContext(system, { environmentId: 'environment', clientId: 'client', actor: { type: 'system' } })

  const results: Record<Contender, number[]> = {
    'no job': [],
    'a job': [],
    "a job, by the library's own call": [],
  }
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      await system.database.run(sql`delete from graphile_worker._private_jobs`)
      let commits = 0
      const began = performance.now()
      const caller = async () => {
        while (performance.now() - began < perRunMs) {
          await context.transaction(async (tx) => {
            tx.db.send(sql`insert into bench_rows (id) values (${commits})`)
            enqueue[contender](tx)
          })
          commits += 1
        }
      }
      await Promise.all(Array.from({ length: clients }, caller))
      results[contender].push((commits * 1_000) / (performance.now() - began))
    }
  }
  return {
    clients,
    rates: {
      'no job': median(results['no job']),
      'a job': median(results['a job']),
      "a job, by the library's own call": median(results["a job, by the library's own call"]),
    },
  }
}

const enqueue: Record<Contender, (tx: TransactionContext) => void> = {
  'no job': () => undefined,
  'a job': (tx) => enqueueJob(tx, job, { id: 1 }),
  "a job, by the library's own call": (tx) =>
    tx.db.send(sql`select graphile_worker.add_job(${job.name}::text, payload => '{}'::json, max_attempts => 1)`),
}

export function showEnqueue({ clients, rates }: EnqueueResult): string {
  const lines = contenders.map((name) => `  ${name.padEnd(36)}${rates[name].toFixed(0).padStart(8)}`)
  return [`  ${`commits/s of ${clients} callers, a row and`.padEnd(36)}`, ...lines].join('\n')
}

/** The library's call makes commits wait for one another; ours must not. */
export const enqueuePasses = ({ rates }: EnqueueResult) =>
  rates['a job'] >= 2 * rates["a job, by the library's own call"]
