import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startWebhooks } from './delivering.ts'
import { attemptsOf, createOrganization, deliveriesOf, openReceiver, openServer, register } from './webhook.fixture.ts'

const created = ['organization.created']

test('[E-3] endpoints that are slow, dead or gone delay no one else, and get few requests at once', async () => {
  const server = await openServer({})
  let running = 0
  let most = 0
  const live = await openReceiver()
  const hanging = await openReceiver(() => undefined)
  const slow = await openReceiver(async () => {
    running += 1
    most = Math.max(most, running)
    await delay(1_500)
    running -= 1
    return { status: 200 }
  })
  const gone = await openReceiver()
  await gone.close()
  const hangs = await register(server, hanging.url, created)
  for (const { url } of [slow, gone, live]) await register(server, url, created)

  await Promise.all(Array.from({ length: 60 }, (_, i) => createOrganization(server, `Organization ${i}`)))
  const acknowledged = Date.now()

  await live.received(60)
  // The slow one could not have taken them in this time, and the dead one not even its first eight.
  expect(Date.now() - acknowledged).toBeLessThan(5_000)
  expect(slow.delivered.length).toBeLessThan(60)
  expect(most).toBe(8)
  expect(hanging.delivered.length).toBe(8)
  await slow.received(60, 20_000)
  expect(most).toBe(8)

  // Once the dead one has timed out five times, it is asked with one request at a time.
  const [first] = await deliveriesOf(server, hangs.id)
  const failed = async () => (first === undefined ? [] : attemptsOf(server, first))
  await expect.poll(failed, { timeout: 15_000 }).toMatchObject([{ error: 'timeout', response_status: null }])
  const [attempt] = await failed()
  expect(attempt?.duration_ms).toBeGreaterThanOrEqual(9_990)
  expect(attempt?.duration_ms).toBeLessThan(12_000)
  await delay(500)
  expect(hanging.delivered.length).toBeGreaterThan(8)
  expect(hanging.delivered.length).toBeLessThanOrEqual(8 + 4)
}, 60_000)

test('when there is more to send than a process may hold, every endpoint has its turn', async () => {
  const server = await openServer({ config: { role: 'api' } })
  const receiver = await openReceiver(async () => {
    await delay(20)
    return { status: 200 }
  })
  for (let i = 0; i < 12; i++) await register(server, `${receiver.url}/${i}`, created)
  for (let i = 0; i < 20; i++) await createOrganization(server)

  const webhooks = startWebhooks(server.app.system, { maxHeld: 8, pollMs: 60_000 })
  onTestFinished(() => webhooks.stop())
  const delivered = (await receiver.received(120)).slice(0, 120)

  // A turn is at most eight deliveries. Served in the order of ids, the first half of them would have had all of these.
  expect(new Set(delivered.map(({ path }) => path)).size).toBe(12)
  // Nothing else asks for more: what was left behind is taken as soon as there is room for it.
  await receiver.received(240)
})
