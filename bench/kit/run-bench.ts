import { type Bench, isBare } from '../benches/bench.ts'
import { gatehouseOf, limitOf } from './contenders.ts'
import { checkFairness } from './fairness.ts'
import { type CaseResult, type MeasureOptions, measureCase } from './measure.ts'
import type { Processes } from './processes.ts'
import type { BenchResult } from './result.ts'
import { measureSlope } from './slope.ts'
import type { Stage } from './stage.ts'

export interface RunOptions extends MeasureOptions {
  withSlope: boolean
}

/** Checks that the comparison is fair, then measures every case of a bench. */
export async function runBench(
  stage: Stage,
  processes: Processes,
  bench: Bench,
  options: RunOptions,
): Promise<BenchResult> {
  const { name, summary, bar } = bench
  await checkFairness(bench, processes)
  const gatehouse = gatehouseOf(processes, bench)
  const limit = limitOf(processes, bench)
  const cases: CaseResult[] = []
  for (const benchCase of bench.cases) cases.push(await measureCase(stage, benchCase, { gatehouse, limit }, options))
  const slopes = options.withSlope && bench.slope ? await measureSlope(stage, bench, gatehouse, options) : []
  return {
    name,
    summary,
    bar,
    limit: isBare(bench.limit) ? 'bare server' : bench.limit,
    cases,
    slopes,
    memory: { idle: processes.idle.rss / 1e6, loaded: Math.max(...cases.map((each) => each.gatehouse.memory)) },
  }
}
