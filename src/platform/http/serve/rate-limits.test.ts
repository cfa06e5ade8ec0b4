import { expect, onTestFinished, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { createRateLimiter } from './rate-limits.ts'

const rate = { limit: 3, windowSeconds: 60 }

/** A limiter at a clock that the test moves, and how many seconds it says to wait; `undefined` when it let pass. */
function setUp(rateLimits = true) {
  const clock = { seconds: 1_000 }
  const requestRates = { address: rate, deviceCodes: rate }
  const limiter = createRateLimiter({ rateLimits, requestRates }, () => new Date(clock.seconds * 1_000))
  const count = (key: string, name = 'address') => limiter.count(name, key).secondsLeft
  return { clock, count, limiter }
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
  expect(count('a', 'deviceCodes')).toBeUndefined()
  clock.seconds += 30
  for (let i = 0; i < 20_000; i++) expect(count(`key ${i}`)).toBeUndefined()
  expect(count('a')).toBe(30)
  clock.seconds += 60
  expect(count('a')).toBeUndefined()
})

test('what is given back is off the count, once, and never of a later window', () => {
  const { clock, count, limiter } = setUp()
  const [first] = [limiter.count('address', 'a'), count('a'), count('a')]
  expect(count('a')).toBe(60)

  first.giveBack()
  first.giveBack()
  expect([count('a'), count('a')]).toEqual([undefined, 60])
  // What was refused was not counted.
  limiter.count('address', 'a').giveBack()
  expect(count('a')).toBe(60)

  clock.seconds += 60
  const late = limiter.count('address', 'b')
  clock.seconds += 60
  expect([count('b'), count('b'), count('b')]).toEqual([undefined, undefined, undefined])
  late.giveBack()
  expect(count('b')).toBe(60)
})

test('limits that are switched off, or without a rate, count nothing', () => {
  const [off, on] = [setUp(false), setUp()]

  for (let i = 0; i < 100; i++) {
    expect(off.count('a')).toBeUndefined()
    expect(on.count('a', 'userManagementWrites')).toBeUndefined()
  }
})

const organization = '/organizations/org_01J00000000000000000000000'

test('an application may ask as much as it likes: an environment has no limit unless one is set', async () => {
  const server = await startOwnServer({ config: { rateLimits: true }, now: () => new Date('2026-06-01T12:00:00.000Z') })
  onTestFinished(() => server.close())

  const answers = await Promise.all(
    Array.from({ length: 120 }, () => server.api.request(organization, { method: 'DELETE', key: server.apiKey })),
  )

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
})

test.each([
  ['organizationDeletes', { method: 'DELETE' }, organization],
  ['userManagementReads', {}, '/user_management/users'],
  ['userManagementWrites', { method: 'POST', body: {} }, '/user_management/users'],
] as const)(
  'a limit of %s is of one environment, and answers 429 with Retry-After; the rest of the API goes on',
  async (name, request, path) => {
    const requestRates = { [name]: { limit: 5, windowSeconds: 30 } }
    const server = await startOwnServer({
      config: { rateLimits: true, requestRates },
      now: () => new Date('2026-06-01T12:00:00.000Z'),
    })
    onTestFinished(() => server.close())
    const send = (key = server.apiKey) => server.api.request(path, { ...request, key })

    const answers = await Promise.all(Array.from({ length: 6 }, () => send()))

    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toMatchObject([{ body: { code: 'rate_limit_exceeded' } }])
    expect(refused[0]?.headers.get('retry-after')).toBe('30')
    // The environment of the configured key.
    expect((await send('sk_test_default')).status).not.toBe(429)
    expect((await server.api.get('/organizations')).status).toBe(200)
  },
)
