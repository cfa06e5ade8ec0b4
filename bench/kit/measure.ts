import type { BenchCase } from '../benches/bench.ts'
import type { Usage } from '../probe.ts'
import type { Contender } from './contenders.ts'
import type { LoadSize } from './load-types.ts'
import { runPgbench } from './pgbench.ts'
import type { Stage } from './stage.ts'
import { median } from './statistics.ts'

export interface Figures {
  perSecond: number
  /** Processor time of the process for one request, all threads. */
  cpuMicros: number
  p50: number
  p99: number
  /** Resident memory after the run, in MB. */
  memory: number
}

export interface CaseResult {
  label: string
  gatehouse: Figures
  limit: Figures
  /** Medians of the ratios of single rounds, Gatehouse to limit. */
  ratio: { perSecond: number; cpu: number; p99: number }
  pgbench?: { perSecond: number; ratio: number }
}

export interface MeasureOptions {
  rounds: number
  load: LoadSize
  withPgbench: boolean
}

/** Runs the contenders in turns, each round in the other order, so that what else the machine does meets both. */
export async function measureCase(
  stage: Stage,
  benchCase: BenchCase,
  { gatehouse, limit }: { gatehouse: Contender; limit: Contender },
  { rounds, load, withPgbench }: MeasureOptions,
): Promise<CaseResult> {
  const { label } = benchCase
  const script = withPgbench && stage.worlds[0] ? benchCase.pgbench?.(stage.worlds[0]) : undefined
  for (const contender of [gatehouse, limit]) await warmUp(contender, label, load)

  const taken: { gatehouse: Figures; limit: Figures; pgbench: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const isOdd = round % 2 === 1
    const first = isOdd ? await take(limit, label, load) : await take(gatehouse, label, load)
    const second = isOdd ? await take(gatehouse, label, load) : await take(limit, label, load)
    const pgbench = script === undefined ? Number.NaN : await runPgbench(stage.settings.DATABASE_URL, script, load)
    taken.push(isOdd ? { gatehouse: second, limit: first, pgbench } : { gatehouse: first, limit: second, pgbench })
  }
  const middle = (of: (round: (typeof taken)[number]) => number) => median(taken.map(of))
  return {
    label,
    gatehouse: middleOf(taken.map((round) => round.gatehouse)),
    limit: middleOf(taken.map((round) => round.limit)),
    ratio: {
      perSecond: middle((round) => round.gatehouse.perSecond / round.limit.perSecond),
      cpu: middle((round) => round.limit.cpuMicros / round.gatehouse.cpuMicros),
      p99: middle((round) => round.gatehouse.p99 / round.limit.p99),
    },
    ...(script === undefined
      ? {}
      : {
          pgbench: {
            perSecond: middle((round) => round.pgbench),
            ratio: middle((round) => round.gatehouse.perSecond / round.pgbench),
          },
        }),
  }
}

/** A server that has run for a while has its code compiled; that takes requests, not seconds. */
const warmUpRequests = 1_000

async function warmUp({ run }: Contender, label: string, load: LoadSize): Promise<void> {
  let left = Math.min(warmUpRequests, load.requests)
  while (left > 0) left -= (await run(label, load)).requests
}

/** One run of one contender. */
export async function take({ child, run }: Contender, label: string, load: LoadSize, world = 0): Promise<Figures> {
  const before = await child.ask<Usage>('usage')
  const { requests, perSecond, p50, p99 } = await run(label, load, world)
  const after = await child.ask<Usage>('usage')
  const cpuMicros = (after.cpuMicros - before.cpuMicros) / requests
  return { perSecond, cpuMicros, p50, p99, memory: after.rss / 1e6 }
}

export function middleOf(figures: readonly Figures[]): Figures {
  const middle = (of: (each: Figures) => number) => median(figures.map(of))
  return {
    perSecond: middle((each) => each.perSecond),
    cpuMicros: middle((each) => each.cpuMicros),
    p50: middle((each) => each.p50),
    p99: middle((each) => each.p99),
    memory: Math.max(...figures.map((each) => each.memory)),
  }
}
