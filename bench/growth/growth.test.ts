import { afterAll, expect, test } from 'vitest'
import { createCleanUp } from '../kit/clean-up.ts'
import { smokeSupplies } from '../kit/smoke-supplies.ts'
import { growthCases } from './cases.ts'
import { runGrowthBench, showGrowth } from './index.ts'

const cleanUp = createCleanUp()
afterAll(() => cleanUp.run())

test('the bench of growth asks everything of a small and of a large database', { timeout: 90_000 }, async () => {
  const options = { smoke: true, rounds: 1, seconds: 1, supplies: smokeSupplies }

  const results = await runGrowthBench(options, cleanUp)

  expect(results.map(({ label }) => label)).toEqual(growthCases.map(({ label }) => label))
  for (const { small, large } of results) expect(Math.min(small, large)).toBeGreaterThan(0)
  expect(showGrowth(results)).toContain('search organizations')
})
