import { afterAll, expect, test } from 'vitest'
import { createCleanUp } from '../kit/clean-up.ts'
import { smokeSupplies } from '../kit/smoke-supplies.ts'
import { runEnqueueBench, showEnqueue } from './index.ts'

const cleanUp = createCleanUp()
afterAll(() => cleanUp.run())

test('the bench of enqueuing commits with and without jobs', { timeout: 90_000 }, async () => {
  const result = await runEnqueueBench(
    { smoke: true, clients: 4, rounds: 1, seconds: 1, supplies: smokeSupplies },
    cleanUp,
  )

  for (const rate of Object.values(result.rates)) expect(rate).toBeGreaterThan(0)
  expect(showEnqueue(result)).toContain('a job')
})
