import { expect, onTestFinished, test } from 'vitest'
import { startOwnServer } from '../../../test/server.ts'
import type { Config } from '../config/config.ts'
import { loadConfig } from '../config/load-config.ts'
import { DomainError } from './errors.ts'
import { createRateLimiter } from './rate-limits.ts'

const limit = { name: 'test', limit: 3, windowSeconds: 60 }
const config: Config = loadConfig({ GATEHOUSE_SECRET_KEY: 'a master key for tests that is long enough' }).config

/** A limiter at a clock that the test moves, and how many seconds it says to wait; `undefined` when it let pass. */
function setUp(changes: Partial<Config> = {}) {
  const clock = { seconds: 1_000 }
  const limiter = createRateLimiter({ ...config, ...changes }, () => new Date(clock.seconds * 1_000))
  const count = (key: string, other = limit) => {
    try {
      limiter.count(other, key)
      return undefined
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      expect(error.definition).toMatchObject({ status: 429, code: 'rate_limit_exceeded' })
      return Number(error.definition.headers?.(error.details)['retry-after'])
    }
  }
  return { clock, count }
}

test('the limit passes, what is beyond it is refused with the seconds left, and a new window starts at zero', () => {
  const { clock, count } = setUp()
  expect([count('a'), count('a'), count('a')]).toEqual([undefined, undefined, undefined])

  expect(count('a')).toBe(60)
  clock.seconds += 59.5
  expect(count('a')).toBe(1)
  clock.seconds += 0.5
  expect([count('a'), count('a'), count('a')]).toEqual([undefined, undefined, undefined])
  expect(count('a')).toBe(60)
})

test('keys and limits are counted apart, however many there are', () => {
  const { clock, count } = setUp()
  for (let i = 0; i < 3; i++) count('a')

  expect(count('b')).toBeUndefined()
  expect(count('a', { ...limit, name: 'other' })).toBeUndefined()
  clock.seconds += 30
  for (let i = 0; i < 20_000; i++) expect(count(`key ${i}`)).toBeUndefined()
  expect(count('a')).toBe(30)
  clock.seconds += 60
  expect(count('a')).toBeUndefined()
})

test('limits that are switched off count nothing', () => {
  const { count } = setUp({ rateLimits: false })

  for (let i = 0; i < 100; i++) expect(count('a')).toBeUndefined()
})

test('a documented limit is of one environment and answers 429 with Retry-After; the rest of the API goes on', async () => {
  const server = await startOwnServer({ config: { rateLimits: true }, now: () => new Date('2026-06-01T12:00:00.000Z') })
  onTestFinished(() => server.close())
  const remove = (key = server.apiKey) =>
    server.api.request('/organizations/org_01J00000000000000000000000', { method: 'DELETE', key })

  const answers = await Promise.all(Array.from({ length: 51 }, () => remove()))

  expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(50).fill(404), 429])
  const refused = answers.find((answer) => answer.status === 429)
  expect(refused?.headers.get('retry-after')).toBe('60')
  expect(refused?.body).toMatchObject({ code: 'rate_limit_exceeded' })
  // The environment of the configured key.
  expect((await remove('sk_test_default')).status).toBe(404)
  expect((await server.api.get('/organizations')).status).toBe(200)
})
