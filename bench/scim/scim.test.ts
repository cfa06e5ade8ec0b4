import { expect, onTestFinished, test } from 'vitest'
import { createCleanUp } from '../kit/clean-up.ts'
import { smokeSupplies } from '../kit/smoke-supplies.ts'
import { runScimBench } from './index.ts'

test('the bench of SCIM imports a directory and measures each case against the same statements', async () => {
  const cleanUp = createCleanUp()
  onTestFinished(() => cleanUp.run())

  const result = await runScimBench({ smoke: true, supplies: smokeSupplies }, cleanUp)

  expect(result.cases.map(({ label }) => label)).toHaveLength(3)
  for (const { gatehouse, limit } of result.cases) {
    expect(gatehouse).toBeGreaterThan(0)
    expect(limit).toBeGreaterThan(0)
  }
  expect(result.import.usersPerSecond).toBeGreaterThan(0)
}, 90_000)
