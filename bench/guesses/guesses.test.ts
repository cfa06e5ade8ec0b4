import { afterAll, expect, test } from 'vitest'
import { createCleanUp } from '../kit/clean-up.ts'
import { smokeSupplies } from '../kit/smoke-supplies.ts'
import { runGuessesBench, showGuesses } from './index.ts'

const cleanUp = createCleanUp()
afterAll(() => cleanUp.run())

test('the bench of guesses gets a refusal for each kind and says how far they can be told apart', {
  timeout: 90_000,
}, async () => {
  const result = await runGuessesBench({ smoke: true, supplies: smokeSupplies }, cleanUp)

  expect(result.times.map(({ kind, samples }) => [kind, samples])).toEqual([
    ['unknown address', 5],
    ['wrong password', 5],
  ])
  expect(result.tells).toBeGreaterThanOrEqual(0)
  expect(showGuesses(result)).toContain('of all pairs')
})
