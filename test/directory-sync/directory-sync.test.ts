import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createServerProcess } from '../crash/server-process.ts'
import { createDatabase } from '../database.ts'
import { startServer } from '../server.ts'
import { type Outcome, runProviders } from './run.ts'

function expectConsistent({ faults, expected, actual, replayed }: Outcome): void {
  expect(faults).toEqual([])
  expect(actual).toEqual(expected)
  expect(replayed).toEqual({ users: expected.users, members: expected.members })
}

/** Each run begins with another seed, so that runs add up. */
const seed = Number(process.env.DIRECTORY_SEED ?? Date.now() % 1_000_000)

test(`whatever two providers send at once, users, groups, memberships, roles and events are what they say together (DIRECTORY_SEED=${seed})`, async () => {
  const { url, apiKey } = await startServer()

  const outcome = await runProviders({ url, apiKey, seed, steps: 60 })

  expectConsistent(outcome)
  expect(outcome.done).toBeGreaterThanOrEqual(120)
}, 90_000)

test(`the same though the server is killed in the middle, and each request that had no answer is sent again (DIRECTORY_SEED=${seed})`, async () => {
  const server = await createServerProcess(await createDatabase())
  await server.start()
  try {
    const outcome = await runProviders({
      url: `http://127.0.0.1:${server.port}`,
      apiKey: server.apiKey,
      seed,
      steps: 60,
      async meanwhile() {
        await delay(400)
        await server.kill()
        await server.start()
      },
    })

    expectConsistent(outcome)
  } finally {
    await server.kill()
  }
}, 120_000)
