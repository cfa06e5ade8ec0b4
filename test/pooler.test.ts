import { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { migrateDatabase } from '../src/migrations.ts'
import { completeDatabase } from '../src/system.ts'
import { databaseUrl } from './database-url.ts'
import { startReceiver } from './receiver.ts'
import { startOwnServer } from './server.ts'
import { startTransactionPooler } from './transaction-pooler.ts'

/** An address without tables, and a pooler that leads to it. */
async function emptyDatabase() {
  const name = `${inject('template')}_pooled_${process.pid}`
  const admin = new Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.query(`alter database ${name} set timezone = 'Asia/Kolkata'`)
  await admin.end()
  const directUrl = databaseUrl(inject('postgresUrl'), name)
  const pooler = await startTransactionPooler(directUrl, { sessions: 6 })
  onTestFinished(() => pooler.close())
  return { url: pooler.url, directUrl, pooler }
}

test('three processes that start at once through a pooler on an empty database migrate it once and serve, with webhooks and jobs', {
  timeout: 150_000,
}, async () => {
  const { url, directUrl, pooler } = await emptyDatabase()
  const log = createLog('fatal', new Set())
  const started = await Promise.all(
    [1, 2, 3].map(async () => {
      const applied = await migrateDatabase({ url, directUrl }, log)
      await completeDatabase({ url, directUrl }, log)
      const server = await startOwnServer({
        config: { databaseConnections: 10 },
        secrets: { databaseUrl: url, directDatabaseUrl: directUrl },
      })
      onTestFinished(() => server.close())
      return { applied, server }
    }),
  )
  const applied = started.flatMap((each) => each.applied)
  expect(applied.length).toBeGreaterThan(100)
  expect(new Set(applied).size).toBe(applied.length)

  const [{ server }] = started as [(typeof started)[number]]
  const urls = started.map((each) => each.server.url)
  const ready = async () => (await Promise.all(urls.map((each) => fetch(`${each}/ready`)))).map(({ status }) => status)
  await expect.poll(ready).toEqual([200, 200, 200])
  const receiver = await startReceiver()
  onTestFinished(receiver.close)
  await server.api.post('/webhook_endpoints', { endpoint_url: receiver.url, events: ['organization.created'] })
  const ask = async (base: string, path: string, body?: object) => {
    const answer = await fetch(base + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as { id: string; created_at: string } }
  }

  const created = await Promise.all(
    Array.from({ length: 30 }, (_, i) => ask(urls[i % 3] ?? '', '/organizations', { name: `Organization ${i}` })),
  )

  expect(new Set(created.map(({ status }) => status))).toEqual(new Set([201]))
  const read = await Promise.all(
    created.map(({ body }, i) => ask(urls[(i + 1) % 3] ?? '', `/organizations/${body.id}`)),
  )
  expect(read.map(({ body }) => body)).toEqual(created.map(({ body }) => body))
  const [first] = created
  expect(Math.abs(Date.parse(first?.body.created_at ?? '') - Date.now())).toBeLessThan(600_000)
  const delivered = await receiver.received(30)
  expect(new Set(delivered.map(({ event }) => event.data.id))).toEqual(new Set(created.map(({ body }) => body.id)))

  const user = await server.workos.userManagement.createUser({ email: 'person@example.com' })
  await server.workos.userManagement.createMagicAuth({ email: user.email })
  expect(await server.lastCode(user.email)).toMatch(/^\d{6}$/)
  const erasure = await server.api.post<{ id: string }>(`/user_management/users/${user.id}/erase`)
  const progress = async () => (await server.api.get(`/user_management/erasures/${erasure.body.id}`)).body
  await expect.poll(progress).toMatchObject({ status: 'completed' })

  // As when it is restarted.
  pooler.cut()
  await expect.poll(async () => (await ask(urls[0] ?? '', '/organizations', { name: 'After' })).status).toBe(201)
  await receiver.received(31)
})
