import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, type TestContext, test } from 'vitest'
import { createDatabase } from './database.ts'
import { startDatabaseProxy } from './database-proxy.ts'
import { startReceiver } from './receiver.ts'
import { startOwnServer } from './server.ts'

/** A process has ten seconds from a database that works to its first answer, and a machine that is busy a few more. */
const recovery = { timeout: 20_000, interval: 100 }

async function openServerBehindProxy({ onTestFinished }: TestContext) {
  const proxy = await startDatabaseProxy(await createDatabase())
  onTestFinished(proxy.close)
  const receiver = await startReceiver()
  onTestFinished(receiver.close)
  // Few: PostgreSQL holds those that went silent until it notices, beside their successors.
  const server = await startOwnServer({ config: { databaseConnections: 10 }, secrets: { databaseUrl: proxy.url } })
  onTestFinished(() => close())
  let closing: Promise<void> | undefined
  const close = () => (closing ??= server.close())
  await server.api.post('/webhook_endpoints', { endpoint_url: receiver.url, events: ['organization.created'] })
  return { proxy, server, receiver, close }
}

type Server = Awaited<ReturnType<typeof startOwnServer>>

/** Callers that read and write all the time until they are stopped. @returns what the server said. */
function load({ url, apiKey }: Server) {
  const answers: { method: string; status: number; retryAfter: string | null; id: string }[] = []
  const stop = new AbortController()
  const caller = async (method: 'GET' | 'POST') => {
    while (!stop.signal.aborted) {
      const response = await fetch(`${url}/organizations`, {
        method,
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify({ name: 'Northwind' }) } : {}),
      })
      const { id = '' } = (await response.json()) as { id?: string }
      answers.push({ method, status: response.status, retryAfter: response.headers.get('retry-after'), id })
      await delay(100)
    }
  }
  const calling = Promise.all([caller('GET'), caller('GET'), caller('POST'), caller('POST'), caller('POST')])
  return {
    answers,
    async end() {
      stop.abort()
      await calling
      return answers
    },
  }
}

/** A job was queued before the outage or during it, and one is queued now: both are done. */
async function runsJobs({ api, workos, app }: Server, { expect }: TestContext): Promise<void> {
  const user = await workos.userManagement.createUser({ email: `${Math.random()}@example.com` })
  expect((await api.post(`/user_management/users/${user.id}/erase`)).status).toBeLessThan(300)
  await expect
    .poll(
      async () => (await app.system.database.pool.query('select from graphile_worker._private_jobs')).rowCount,
      recovery,
    )
    .toBe(0)
}

// They wait most of the time, so they wait together.
describe.concurrent('a database that falls silent is an outage, not the end', { timeout: 90_000 }, () => {
  test.for<[string, (proxy: Awaited<ReturnType<typeof startDatabaseProxy>>) => Promise<void>]>([
    [
      'connections are cut and new ones never answered',
      async (proxy) => {
        proxy.answerNew('silence')
        proxy.cut()
        await delay(7_000)
        proxy.answerNew('pass')
      },
    ],
    ['existing connections go silent without an end, and new ones work', async (proxy) => proxy.silenceExisting()],
    [
      'the host behind a proxy is lost, and its successor comes after a while',
      async (proxy) => {
        proxy.silenceExisting()
        proxy.answerNew('refuse')
        await delay(3_000)
        proxy.answerNew('pass')
      },
    ],
  ])('%s', async ([_case, fail], context) => {
    const { expect } = context
    const { proxy, server, receiver } = await openServerBehindProxy(context)
    const callers = load(server)
    await expect.poll(() => callers.answers.length, recovery).toBeGreaterThan(20)

    await fail(proxy)
    const failedAt = callers.answers.length
    const since = () => callers.answers.slice(failedAt)
    for (const method of ['GET', 'POST'])
      await expect.poll(() => since().some((each) => each.method === method && each.status < 300), recovery).toBe(true)
    await runsJobs(server, context)
    const answers = await callers.end()

    for (const { status, retryAfter } of answers.filter((each) => each.status >= 300))
      expect([status, retryAfter]).toEqual([503, '1'])
    const created = answers.filter((each) => each.method === 'POST' && each.status === 201).map(({ id }) => id)
    const { data: events } = await server.workos.events.listEvents({ events: ['organization.created'], limit: 100 })
    expect(events.length).toBeGreaterThan(0)
    await expect
      .poll(() => {
        const delivered = new Set(receiver.delivered.map(({ event }) => event.data.id))
        return created.filter((id) => !delivered.has(id))
      }, recovery)
      .toEqual([])
    expect((await fetch(`${server.url}/ready`)).status).toBe(200)
  })

  test('probes are answered: not ready, and alive; a request gets its answer, and the server can end', async (context) => {
    const { expect } = context
    const { proxy, server, close } = await openServerBehindProxy(context)
    proxy.answerNew('silence')
    proxy.silenceExisting()

    const ready = await fetch(`${server.url}/ready`)
    expect([ready.status, await ready.json()]).toMatchObject([503, { code: 'not_ready' }])
    expect((await fetch(`${server.url}/health`)).status).toBe(200)
    const request = fetch(`${server.url}/organizations`, { headers: { authorization: `Bearer ${server.apiKey}` } })
    await once(server.app.http.server, 'request')
    await close()

    expect((await request).status).toBe(503)
  })
})
