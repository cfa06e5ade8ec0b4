import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import type { Context } from './context.ts'
import { sql } from './db/sql.ts'
import { type GuessLimit, limitGuesses } from './guess-limits.ts'
import { platformErrors } from './http/errors.ts'

const limit: GuessLimit = { name: 'test', limit: 10, windowSeconds: 60, counts: 'tries', subject: 'a test' }
const noon = Date.parse('2026-03-01T12:00:00.000Z')

let environment: Context
let other: Context
beforeAll(async () => {
  environment = (await startServer()).environment
  other = (await startServer()).environment
})

const at = (ctx: Context, milliseconds: number): Context => ({ ...ctx, now: () => new Date(milliseconds) })

/** How long to wait, as the refusal says; `undefined` when the try was let through. */
async function tryOnce(ctx: Context, subject: string, used = limit): Promise<number | undefined> {
  let seconds: number | undefined
  await limitGuesses(ctx, used, subject, (retryAfter) => {
    seconds = retryAfter
    return platformErrors.rateLimited(retryAfter)
  }).catch(() => undefined)
  return seconds
}
const tryTimes = (times: number, ctx: Context, subject: string) =>
  Promise.all(Array.from({ length: times }, () => tryOnce(ctx, subject)))
const passed = (outcomes: (number | undefined)[]) => outcomes.filter((seconds) => seconds === undefined).length

test('[U-1] of any number of parallel tries exactly the limit passes', async () => {
  expect(passed(await tryTimes(100, environment, 'parallel@example.com'))).toBe(10)
  expect(passed(await tryTimes(10, environment, 'parallel@example.com'))).toBe(0)
})

test('[U-1] a refusal says how long the window lasts; at its end the count starts again', async () => {
  const subject = 'window@example.com'
  expect(passed(await tryTimes(10, at(environment, noon), subject))).toBe(10)

  expect(await tryOnce(at(environment, noon), subject)).toBe(60)
  expect(await tryOnce(at(environment, noon + 59_001), subject)).toBe(1)
  expect(await tryOnce(at(environment, noon + 59_999), subject)).toBe(1)
  expect(passed(await tryTimes(20, at(environment, noon + 60_000), subject))).toBe(10)
  // The new window has its own end.
  expect(await tryOnce(at(environment, noon + 61_000), subject)).toBe(59)
})

test('[U-1] tries while limited do not make the window longer', async () => {
  const subject = 'patient@example.com'
  await tryTimes(10, at(environment, noon), subject)
  for (let second = 1; second < 60; second += 7) await tryOnce(at(environment, noon + second * 1_000), subject)

  expect(await tryOnce(at(environment, noon + 60_000), subject)).toBeUndefined()
})

test('[U-1] tries that were right are given back, so any number of them passes, one after another or ten at once', async () => {
  const subject = 'right@example.com'
  const beRight = async () => (await limitGuesses(environment, limit, subject, platformErrors.rateLimited)).giveBack()

  for (let i = 0; i < 15; i++) await beRight()
  for (let i = 0; i < 3; i++) await Promise.all(Array.from({ length: 10 }, beRight))

  expect(passed(await tryTimes(20, environment, subject))).toBe(10)
})

test('[U-1] right tries among wrong ones let no further wrong one pass, and none passes while the limit lasts', async () => {
  const subject = 'mixed@example.com'
  const count = () => limitGuesses(environment, limit, subject, platformErrors.rateLimited)
  let wrong = 0
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const counted = await count().catch(() => undefined)
      if (counted === undefined) return 'refused'
      if (i % 2 === 0) return counted.giveBack()
      wrong += 1
      return 'wrong'
    }),
  )

  expect(wrong).toBeLessThanOrEqual(10)
  expect(wrong + passed(await tryTimes(100, environment, subject))).toBe(10)
  expect(outcomes).toContain('refused')
  await expect(count()).rejects.toMatchObject({ definition: { status: 429 } })
})

test('[U-1] a try is given back once, and never to a window that did not count it', async () => {
  const subject = 'once@example.com'
  const early = await limitGuesses(at(environment, noon), limit, subject, platformErrors.rateLimited)
  expect(passed(await tryTimes(9, at(environment, noon), subject))).toBe(9)
  await Promise.all([early.giveBack(), early.giveBack(), early.giveBack()])
  expect(passed(await tryTimes(5, at(environment, noon), subject))).toBe(1)

  const late = await limitGuesses(at(environment, noon + 60_000), limit, subject, platformErrors.rateLimited)
  expect(passed(await tryTimes(10, at(environment, noon + 120_000), subject))).toBe(10)
  await late.giveBack()
  expect(await tryOnce(at(environment, noon + 120_000), subject)).toBeDefined()
})

test('[U-1] subjects, limits and environments are counted apart', async () => {
  await tryTimes(10, environment, 'apart@example.com')
  expect(await tryOnce(environment, 'apart@example.com')).toBeDefined()

  expect(await tryOnce(environment, 'apart@example.org')).toBeUndefined()
  expect(await tryOnce(environment, 'apart@example.com', { ...limit, name: 'other' })).toBeUndefined()
  expect(await tryOnce(other, 'apart@example.com')).toBeUndefined()
})

test('[U-1] a try stays counted when the change around it is undone', async () => {
  for (let i = 0; i < 10; i++) {
    await environment
      .transaction(async (tx) => {
        await limitGuesses(tx, limit, 'undone@example.com', platformErrors.rateLimited)
        throw new Error('undone')
      })
      .catch(() => undefined)
  }

  expect(await tryOnce(environment, 'undone@example.com')).toBeDefined()
})

test('what is tried at lies in the database as a keyed hash', async () => {
  await tryOnce(environment, 'secret@example.com', { ...limit, name: 'sealed' })

  const [row] = await environment.db.many<{ subject: Buffer }>(
    sql`select subject from guess_limits where environment_id = ${environment.environmentId} and name = 'sealed'`,
  )
  expect(row?.subject.toString('hex')).toMatch(/^[0-9a-f]{64}$/)
})

test('[U-1] two servers on one database count together', async () => {
  const databaseUrl = await createDatabase()
  const one = await startOwnServer({ secrets: { databaseUrl } })
  const two = await startOwnServer({ secrets: { databaseUrl } })
  onTestFinished(async () => {
    await Promise.all([one.close(), two.close()])
  })
  const onTwo: Context = { ...one.environment, system: two.app.system, db: two.app.system.database }

  const outcomes = await Promise.all([
    tryTimes(30, one.environment, 'nodes@example.com'),
    tryTimes(30, onTwo, 'nodes@example.com'),
  ])

  expect(passed(outcomes.flat())).toBe(10)
})
