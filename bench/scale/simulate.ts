import { cpus } from 'node:os'
import { findBench } from '../benches/index.ts'
import { type Child, startChild } from '../kit/child.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { type Gatehouse, startGatehouse } from '../kit/gatehouse.ts'
import type { LoadResult } from '../kit/load-types.ts'
import { smokeSize } from '../kit/smoke.ts'
import { setStage } from '../kit/stage.ts'
import type { Supplies } from '../kit/supplies.ts'
import { type DatabaseTime, openDatabaseTime } from '../peers/database-time.ts'
import type { Usage } from '../probe.ts'
import type { Arrived } from './arrivals.ts'
import { type MixedCall, mix, peakPerSecond } from './mix.ts'
import { busyCores, type Cost, type Costs } from './model.ts'

/** What the load generator is asked for. */
export interface ArrivalRun {
  port: number
  seconds: number
  connections: number
  calls: readonly { what: string; bench: string; label: string; perSecond: number }[]
}

/** The busiest hour of an installation at one hundredth of its rates, beside what the model says of it. */
export interface Simulation {
  users: number
  seconds: number
  calls: readonly (Arrived & { perSecond: number })[]
  /** Cores that were busy. */
  measured: { server: number; database: number }
  modelled: { server: number; database: number }
}

export interface ScaleOptions {
  smoke: boolean
  seconds: number
  supplies: Supplies
}

interface Running {
  gatehouse: Gatehouse
  load: Child
  database: DatabaseTime
}

/** The costs of every call of the mix, by themselves. */
export async function measureCosts({ smoke, seconds, supplies }: ScaleOptions, cleanUp: CleanUp): Promise<Costs> {
  const running = await start(smoke, supplies, cleanUp)
  const calls: Cost[] = []
  for (const call of mix) calls.push(await measureCost(running, call, smoke ? 10 : 1_000_000, seconds))
  const { rss } = await running.gatehouse.child.ask<Usage>('usage')
  const [processor] = cpus()
  const machine = { node: process.version, cores: cpus().length, processor: processor?.model }
  return { machine, processMegabytes: Math.round(rss / 1e6), calls }
}

/** A hundredth of what that many users ask in the busiest hour, on one process. */
export async function simulate(
  users: number,
  costs: Costs,
  { smoke, seconds, supplies }: ScaleOptions,
  cleanUp: CleanUp,
): Promise<Simulation> {
  const running = await start(smoke, supplies, cleanUp)
  const rateOf = (call: MixedCall) => peakPerSecond(call, users) / 100
  const calls = mix.map((call) => ({ ...call, perSecond: rateOf(call) }))
  const run: ArrivalRun = { port: running.gatehouse.port, seconds, connections: smoke ? 8 : 64, calls }
  const arrive = () => running.load.ask<Arrived[]>('arrive', run)
  // Code that has run for a while is compiled.
  if (!smoke) await arrive()
  const { value: arrived, server, database } = await usedBy(running, arrive)
  return {
    users,
    seconds,
    calls: arrived.map((each, i) => ({ ...each, perSecond: calls[i]?.perSecond ?? 0 })),
    measured: { server: server / 1e6 / seconds, database: database / 1e6 / seconds },
    modelled: busyCores(costs, rateOf),
  }
}

async function start(smoke: boolean, supplies: Supplies, cleanUp: CleanUp): Promise<Running> {
  const benches = [...new Set(mix.map(({ bench }) => bench))].map(findBench)
  const size = smoke ? smokeSize : { organizations: 9_000, users: 9_000 }
  const stage = await setStage({ sizes: [size], benches, supplies })
  const load = startChild('The load generator', stage.programs('bench/load'), stage.settings)
  cleanUp.later(() => load.stop())
  const gatehouse = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => gatehouse.child.stop())
  await load.ask('add world', stage.worlds[0])
  return { gatehouse, load, database: await openDatabaseTime(stage.settings.DATABASE_URL) }
}

async function measureCost(running: Running, call: MixedCall, requests: number, seconds: number): Promise<Cost> {
  const { bench, label, what } = call
  const { load, gatehouse } = running
  const run = (most: number) =>
    load.ask<LoadResult>('run', { port: gatehouse.port, bench, label, world: 0, clients: 4, seconds, requests: most })
  await run(Math.min(requests, 500))
  const { value, server, database } = await usedBy(running, () => run(requests))
  return { what, serverMicros: server / value.requests, databaseMicros: database / value.requests }
}

/** Microseconds of processor time that the server and PostgreSQL take meanwhile. */
async function usedBy<T>({ gatehouse, database }: Running, work: () => Promise<T>) {
  const server = async () => (await gatehouse.child.ask<Usage>('usage')).cpuMicros
  const before = [await server(), await database()] as const
  const value = await work()
  return { value, server: (await server()) - before[0], database: (await database()) - before[1] }
}
