import { expect, test } from 'vitest'
import { startServer } from '../server.ts'
import { expectConsistent, seed } from './consistent.ts'
import { runProviders } from './run.ts'

// `killed.ts` has the same beside a server that is killed.
test(`whatever two providers send at once, users, groups, memberships, roles and events are what they say together (DIRECTORY_SEED=${seed})`, async () => {
  const { url, apiKey } = await startServer()

  const outcome = await runProviders({ url, apiKey, seed, steps: 60 })

  expectConsistent(outcome)
  expect(outcome.done).toBeGreaterThanOrEqual(120)
}, 90_000)
