import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import type { WebhookDelivery } from './schemas.ts'
import {
  attemptsOf,
  aWhile,
  createClock,
  createOrganization,
  deliveriesOf,
  isSignedWith,
  openReceiver,
  openServer,
  register,
} from './webhook.fixture.ts'

async function openStage(respond: Parameters<typeof openReceiver>[0]) {
  const clock = createClock()
  const server = await openServer({ now: clock.now })
  const receiver = await openReceiver(respond)
  const endpoint = await register(server, receiver.url, ['organization.created'])
  /** The delivery, once it was tried so often. */
  const afterAttempt = async (attempts: number): Promise<WebhookDelivery> => {
    const find = async () => (await deliveriesOf(server, endpoint.id)).find((each) => each.attempts === attempts)
    await expect.poll(find, { timeout: 10_000 }).toBeDefined()
    const found = await find()
    if (found === undefined) throw new Error('It was tried once more.')
    return found
  }
  return { clock, server, receiver, endpoint, afterAttempt }
}

test('what fails is tried again after 1 m, 10 m, 1 h, 6 h, 24 h and 40 h, signed again each time, and then given up', async () => {
  const { clock, server, receiver, endpoint, afterAttempt } = await openStage(() => ({ status: 503, body: 'not now' }))
  await createOrganization(server)
  const waits: number[] = []

  for (let attempt = 1; attempt <= 6; attempt++) {
    const { state, next_attempt_at, completed_at } = await afterAttempt(attempt)
    expect([state, completed_at]).toEqual(['pending', null])
    waits.push((Date.parse(next_attempt_at ?? '') - clock.now().getTime()) / 60_000)
    clock.set(next_attempt_at)
    clock.advance(-1)
    await aWhile(150)
    expect(receiver.delivered).toHaveLength(attempt)
    clock.advance(1)
    const delivered = await receiver.received(attempt + 1)
    const last = delivered[attempt]
    expect(last?.signature).toMatch(`t=${clock.now().getTime()}, `)
    expect(last && (await isSignedWith(server, last, endpoint.secret))).toBe(true)
    expect(last?.body.equals(delivered[0]?.body ?? Buffer.alloc(0))).toBe(true)
  }
  const end = await afterAttempt(7)
  expect(end).toMatchObject({ state: 'failed', next_attempt_at: null, completed_at: clock.now().toISOString() })
  clock.advance(30 * 86_400_000)
  await aWhile()
  expect(receiver.delivered).toHaveLength(7)

  for (const [i, usual] of [1, 10, 60, 360, 1_440, 2_400].entries()) {
    expect((waits[i] ?? 0) / usual).toBeGreaterThanOrEqual(0.9)
    expect((waits[i] ?? 0) / usual).toBeLessThanOrEqual(1.1)
  }
  const attempts = await attemptsOf(server, end)
  expect(attempts.map(({ attempt, response_status }) => [attempt, response_status])).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((attempt) => [attempt, 503]),
  )
  expect(attempts[0]).toMatchObject({ secret: 'current', error: null, response_excerpt: 'not now' })
})

test('a delivery that succeeds after failures is over', async () => {
  const { clock, server, receiver, afterAttempt } = await openStage(() => ({ status: 500 }))
  await createOrganization(server)
  const { next_attempt_at } = await afterAttempt(1)
  receiver.respond = () => ({ status: 204 })

  clock.set(next_attempt_at)

  expect(await afterAttempt(2)).toMatchObject({ state: 'succeeded', next_attempt_at: null })
  clock.advance(10 * 86_400_000)
  await aWhile()
  expect(receiver.delivered).toHaveLength(2)
})

test('what waits for its next try ends with its endpoint, also when the address is registered again', async () => {
  const { clock, server, receiver, endpoint, afterAttempt } = await openStage(() => ({ status: 500 }))
  await createOrganization(server)
  const { next_attempt_at } = await afterAttempt(1)

  await server.workos.webhooks.deleteWebhookEndpoint({ id: endpoint.id })
  const again = await register(server, receiver.url, ['organization.created'])
  clock.set(next_attempt_at)
  await aWhile()

  expect(receiver.delivered).toHaveLength(1)
  expect(await deliveriesOf(server, again.id)).toEqual([])
})

test('[E-3] a redirect is not followed and counts as a failure', async () => {
  const { server, receiver, afterAttempt } = await openStage(({ path }) =>
    path === '/webhooks' ? { status: 302, headers: { location: '/elsewhere' } } : { status: 200 },
  )
  await createOrganization(server)

  const delivery = await afterAttempt(1)

  await aWhile(100)
  expect(receiver.delivered.map(({ path }) => path)).toEqual(['/webhooks'])
  expect(delivery.state).toBe('pending')
  expect(await attemptsOf(server, delivery)).toMatchObject([{ response_status: 302 }])
})

test('any 2xx is a success, and nothing else is', async () => {
  const server = await startServer()
  const receiver = await openReceiver(({ path }) => ({ status: Number(path.slice('/webhooks/'.length)) }))
  const expected = [
    ...[200, 201, 202, 204, 299].map((status) => [status, 'succeeded']),
    ...[300, 304, 400, 404, 410, 429, 500, 503].map((status) => [status, 'pending']),
  ]
  const ids = new Map<unknown, string>()
  for (const [status] of expected) {
    ids.set(status, (await register(server, `${receiver.url}/${status}`, ['organization.created'])).id)
  }

  await createOrganization(server)

  const outcomes = () =>
    Promise.all(
      expected.map(async ([status]) => {
        const [delivery] = await deliveriesOf(server, ids.get(status) ?? '')
        return [status, delivery?.attempts === 1 ? delivery.state : 'under way']
      }),
    )
  await expect.poll(outcomes, { timeout: 10_000 }).toEqual(expected)
})

test('[E-4] 4 KiB of an answer are kept and 512 bytes shown, with markup escaped; the rest is not even read', async () => {
  const { server, afterAttempt } = await openStage(() => ({ status: 200, body: `<b>${'x'.repeat(5_000_000)}` }))
  await createOrganization(server)

  const [attempt] = await attemptsOf(server, await afterAttempt(1))

  expect(attempt).toMatchObject({ response_status: 200, response_excerpt: `\\u{3c}b\\u{3e}${'x'.repeat(509)}` })
  const { rows } = await server.app.system.database.pool.query('select length(response_excerpt) from webhook_attempts')
  expect(rows).toEqual([{ length: 4_096 }])
})

test('a receiver that is not there is a failure with its reason', async () => {
  const { server, receiver, afterAttempt } = await openStage(() => ({ status: 200 }))
  await receiver.close()
  await createOrganization(server)

  const delivery = await afterAttempt(1)

  expect(delivery.state).toBe('pending')
  expect(await attemptsOf(server, delivery)).toMatchObject([
    { response_status: null, error: 'connection_failed', response_excerpt: null },
  ])
})
