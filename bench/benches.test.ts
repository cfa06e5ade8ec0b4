import { afterAll, beforeAll, expect, test } from 'vitest'
import { benches } from './benches/index.ts'
import { createCleanUp } from './kit/clean-up.ts'
import { type Processes, startProcesses } from './kit/processes.ts'
import { runBench } from './kit/run-bench.ts'
import { smokeRun, smokeSize } from './kit/smoke.ts'
import { smokeSupplies } from './kit/smoke-supplies.ts'
import { type Stage, setStage } from './kit/stage.ts'

const cleanUp = createCleanUp()
let stage: Stage
let processes: Processes

beforeAll(async () => {
  // Few: the other tests need connections of the same server at the same time.
  stage = await setStage({ sizes: [smokeSize], benches, supplies: smokeSupplies, connections: 12 })
  processes = await startProcesses(stage)
  cleanUp.later(() => processes.stop())
}, 120_000)
afterAll(() => cleanUp.run())

// Fails too when an answer is no success, and when the limit sends other statements or answers in another shape.
test.each(benches)('bench $name runs against a limit that does the same work', async (bench) => {
  const { cases } = await runBench(stage, processes, bench, smokeRun)

  expect(cases.map(({ label }) => label)).toEqual(bench.cases.map(({ label }) => label))
  for (const { gatehouse, limit } of cases) {
    expect(gatehouse.perSecond).toBeGreaterThan(0)
    expect(limit.perSecond).toBeGreaterThan(0)
  }
})
