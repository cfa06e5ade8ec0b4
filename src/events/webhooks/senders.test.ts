import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Config, Secrets } from '#platform/config/config.ts'
import { loadConfig } from '#platform/config/load-config.ts'
import type { System } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { createLog } from '#platform/log.ts'
import { createDatabase } from '#test/database.ts'
import type { Answer } from '#test/receiver.ts'
import { openSystem } from '../../system.ts'
import { startWebhooks } from './delivering.ts'
import { claimDeliveries } from './sender/claim.ts'
import { type SenderOptions, startWebhookSender } from './sender/sender.ts'
import {
  aWhile,
  createClock,
  createOrganization,
  deliveriesOf,
  openReceiver,
  openServer,
  register,
} from './webhook.fixture.ts'

const created = ['organization.created']

/** A server that sends nothing, and processes on its database that do. */
async function openStage(options: { config?: Partial<Config>; now?: () => Date } = {}) {
  const databaseUrl = await createDatabase()
  const secrets: Partial<Secrets> = { databaseUrl }
  const server = await openServer({ secrets, ...options, config: { role: 'api', ...options.config } })
  const openProcess = async (): Promise<System> => {
    const loaded = loadConfig({ GATEHOUSE_SECRET_KEY: 'a master key for tests that is long enough', PORT: '0' })
    const system = await openSystem({
      config: loaded.config,
      secrets: { ...loaded.secrets, databaseUrl },
      log: createLog('fatal', new Set()),
      ...defined({ now: options.now }),
    })
    onTestFinished(() => system.database.close())
    return system
  }
  return { server, openProcess }
}

/** Waits until the tail of a process that sends nothing has made the deliveries. */
async function makeDeliveries(system: System, count: number): Promise<void> {
  const tail = startWebhooks({ ...system, database: system.database }, { maxHeld: 0 })
  const made = async () => {
    const { rows } = await system.database.pool.query('select from webhook_deliveries')
    return rows.length
  }
  await expect.poll(made, { timeout: 10_000 }).toBe(count)
  await tail.stop()
}

function start(system: System, options: SenderOptions = {}) {
  const sender = startWebhookSender(system, options)
  onTestFinished(() => sender.stop())
  return sender
}

const claimAll = (system: System) =>
  claimDeliveries(system, { limit: 100, held: {}, after: { environmentId: '', endpointId: '' } })

test('two processes share the work: every event reaches every endpoint, and none twice', async () => {
  const { server, openProcess } = await openStage()
  const receivers = [await openReceiver(), await openReceiver(), await openReceiver()]
  for (const { url } of receivers) await register(server, url, created)
  const processes = [await openProcess(), await openProcess()].map((system) => startWebhooks(system))
  onTestFinished(() => Promise.all(processes.map((each) => each.stop())).then(() => undefined))

  const ids = await Promise.all(Array.from({ length: 60 }, () => createOrganization(server)))

  for (const { received, delivered } of receivers) {
    await received(60, 20_000)
    await aWhile(100)
    expect(delivered.map(({ event }) => event.data.id).sort()).toEqual([...ids].sort())
  }
})

test('what a process had leased when it died is sent by another one after the lease, and not before', async () => {
  const clock = createClock()
  const { server, openProcess } = await openStage({ now: clock.now })
  const receiver = await openReceiver()
  await register(server, receiver.url, created)
  await createOrganization(server)
  const [dying, other] = [await openProcess(), await openProcess()]
  await makeDeliveries(other, 1)
  expect(await claimAll(dying)).toHaveLength(1)

  start(other)
  clock.advance(9_999)
  await aWhile()
  expect(receiver.delivered).toEqual([])
  clock.advance(1)

  await receiver.received(1)
})

test('a process that lives keeps what it has leased for as long as it takes', async () => {
  const clock = createClock()
  const { server, openProcess } = await openStage({ now: clock.now })
  const receiver = await openReceiver(() => undefined)
  await register(server, receiver.url, created)
  for (let i = 0; i < 3; i++) await createOrganization(server)
  const [busy, other] = [await openProcess(), await openProcess()]
  await makeDeliveries(other, 3)
  start(busy, { renewMs: 20 })
  await receiver.received(3)
  start(other)

  for (let i = 0; i < 5; i++) {
    clock.advance(6_000)
    await aWhile(150)
  }

  expect(receiver.delivered).toHaveLength(3)
})

test('a process that stops finishes what is under way and writes it down', async () => {
  const { server, openProcess } = await openStage()
  const receiver = await openReceiver(async () => {
    await delay(400)
    return { status: 200 }
  })
  const { id } = await register(server, receiver.url, created)
  await createOrganization(server)
  const system = await openProcess()
  await makeDeliveries(system, 1)
  const sender = start(system)
  await receiver.received(1)

  await sender.stop()

  expect(await deliveriesOf(server, id)).toMatchObject([{ state: 'succeeded', attempts: 1 }])
})

test('a process that stops gives back what it cannot finish, and another one sends it at once', async () => {
  const clock = createClock()
  const { server, openProcess } = await openStage({ now: clock.now })
  const receiver = await openReceiver(() => undefined)
  const { id } = await register(server, receiver.url, created)
  for (let i = 0; i < 12; i++) await createOrganization(server)
  const [stopping, other] = [await openProcess(), await openProcess()]
  await makeDeliveries(other, 12)
  const sender = start(stopping, { graceMs: 100 })
  await receiver.received(8)

  await sender.stop()
  receiver.respond = () => ({ status: 200 })
  start(other)

  // The clock stands still: no lease ends.
  const done = async () => (await deliveriesOf(server, id, 'state=succeeded')).length
  await expect.poll(done, { timeout: 5_000 }).toBe(12)
})

test('the result of a request whose lease is over is ignored, when another process has sent it', async () => {
  const clock = createClock()
  const { server, openProcess } = await openStage({ now: clock.now })
  let answerFirst: (answer: Answer) => void = () => undefined
  const receiver = await openReceiver(
    () =>
      new Promise((resolve) => {
        answerFirst = resolve
      }),
  )
  const { id } = await register(server, receiver.url, created)
  await createOrganization(server)
  const [late, other] = [await openProcess(), await openProcess()]
  await makeDeliveries(other, 1)
  const lateSender = start(late, { renewMs: 60_000 })
  await receiver.received(1)
  receiver.respond = () => ({ status: 200 })
  clock.advance(10_000)
  start(other)
  await receiver.received(2)
  const [delivery] = await expectSucceeded(() => deliveriesOf(server, id))

  answerFirst({ status: 500 })
  await lateSender.stop()

  expect(await deliveriesOf(server, id)).toEqual([delivery])
})

test('what waited in a process that could not renew its lease is left to the next process', async () => {
  const clock = createClock()
  const { server, openProcess } = await openStage({ now: clock.now })
  const held: ((answer: Answer) => void)[] = []
  const receiver = await openReceiver(() => ({ status: 200 }))
  const { id } = await register(server, receiver.url, created)
  for (let i = 0; i < 60; i++) await createOrganization(server)
  const system = await openProcess()
  await makeDeliveries(system, 60)
  // Answers soon at first, so that the process takes more than it can send at once, and then not.
  receiver.respond = () =>
    receiver.delivered.length <= 16 ? { status: 200 } : new Promise((resolve) => void held.push(resolve))
  start(system, { renewMs: 60_000 })
  await expect.poll(() => held.length).toBe(8)
  await aWhile(200)

  const before = receiver.delivered.length

  clock.advance(10_000)
  receiver.respond = () => ({ status: 200 })
  for (const answer of held) answer({ status: 200 })

  const done = async () => (await deliveriesOf(server, id, 'state=succeeded')).length
  await expect.poll(done, { timeout: 5_000 }).toBe(60)
  // The eight that were under way came again: the process that claimed them after the lease could not know.
  expect(before).toBe(24)
  expect(receiver.delivered.length).toBeGreaterThanOrEqual(60)
  expect(receiver.delivered.length).toBeLessThanOrEqual(68)
})

async function expectSucceeded<T extends { state: string }>(read: () => Promise<T[]>): Promise<T[]> {
  await expect.poll(async () => (await read()).map(({ state }) => state), { timeout: 5_000 }).toEqual(['succeeded'])
  return read()
}
