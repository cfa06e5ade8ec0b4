import { expect, onTestFinished, test, vi } from 'vitest'
import { send } from '#test/samples.ts'
import { startOwnServer, type TestServer } from '#test/server.ts'

const limit = 5
const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'
const authenticate = '/user_management/authenticate'

/** A server behind a proxy, so that a test is at whatever address it says. */
async function start({ development = false } = {}) {
  let time = Date.parse('2026-06-01T12:00:00.000Z')
  const server = await startOwnServer({
    config: {
      development,
      rateLimits: true,
      requestRates: { address: { limit, windowSeconds: 60 } },
      ...(development ? {} : { trustedProxies: ['127.0.0.1', '::1'] }),
    },
    now: () => new Date(time),
  })
  onTestFinished(() => server.close())
  const call = (
    path: string,
    { key, ...more }: { key?: string; method?: string; body?: unknown; from?: string } = {},
  ) => {
    const { from = '203.0.113.7', ...rest } = more
    const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` }
    return send(server.url, path, { ...rest, headers: { ...authorization, 'x-forwarded-for': from } })
  }
  return {
    ...server,
    call,
    pass(seconds: number) {
      time += seconds * 1_000
    },
    /** Sends as many requests with a wrong key as the limit has, so that the next one is beyond it. */
    async exhaust(path = '/organizations') {
      const statuses = []
      for (let i = 0; i < limit; i++) statuses.push((await call(path, { key: `sk_wrong_${i}` })).status)
      expect(statuses).toEqual(Array(limit).fill(401))
    },
  }
}

/** How many statements about keys a server sends while something is done. */
async function keyLookups({ app }: TestServer, work: () => Promise<unknown>): Promise<number> {
  const { database } = app.system
  const spies = (['one', 'maybe', 'many', 'run'] as const).map((way) => vi.spyOn(database, way))
  await work()
  const statements = spies.flatMap(({ mock }) => mock.calls.map(([statement]) => statement.text))
  for (const spy of spies) spy.mockRestore()
  return statements.filter((text) => text.includes('credentials')).length
}

test('calls with a valid key are not counted by their address, however many there are', async () => {
  const { call, apiKey } = await start()

  for (let i = 0; i < 3 * limit; i++) expect((await call('/organizations', { key: apiKey })).status).toBe(200)

  expect((await call('/health')).status).toBe(200)
})

test('what is anonymous, unknown or fails to authenticate is limited by address, with Retry-After; a valid key passes all the same', async () => {
  const { call, apiKey, clientId } = await start()
  const attempts = [
    () => call('/health'),
    () => call('/nowhere'),
    () => call('/organizations'),
    () => call('/organizations', { key: 'sk_wrong' }),
    () =>
      call(authenticate, {
        method: 'POST',
        body: { client_id: clientId, grant_type: 'refresh_token', refresh_token: 'x' },
      }),
    () => call('/user_management/sessions/current', { key: 'no.access.token' }),
    () => call(authenticate, { method: 'POST', body: '{' }),
    () => call('/organizations', { method: 'OPTIONS' }),
  ]
  for (const attempt of attempts.slice(0, limit)) expect((await attempt()).status).not.toBe(429)

  for (const attempt of attempts) {
    const { status, headers } = await attempt()
    expect([status, headers['retry-after']]).toEqual([429, '60'])
  }

  expect((await call('/organizations', { key: apiKey })).status).toBe(200)
  expect((await call('/health', { from: '203.0.113.8' })).status).toBe(200)
})

test('beyond the limit wrong keys cost no read of the database each, and a key that is valid passes though it was never seen', async () => {
  const server = await start()
  const { call, exhaust, apiKey } = server
  await exhaust()

  const lookups = await keyLookups(server, async () => {
    for (let i = 0; i < 20; i++) expect((await call('/organizations', { key: `sk_other_${i}` })).status).toBe(429)
  })

  // That of the list of keys.
  expect(lookups).toBe(1)
  expect((await call('/organizations', { key: apiKey })).status).toBe(200)
})

test('beyond the limit a new key passes within a second, and a revoked one is refused at once', async () => {
  const { call, exhaust, apiKey, pass } = await start()
  await exhaust()
  expect((await call('/organizations', { key: 'sk_wrong' })).status).toBe(429)

  const made = await call('/environments/current/keys', { key: apiKey, method: 'POST', body: { name: 'New' } })
  const { id, value } = made.json as { id: string; value: string }
  pass(1)
  expect((await call('/organizations', { key: value })).status).toBe(200)
  await call(`/environments/current/keys/${id}`, { key: apiKey, method: 'DELETE' })
  expect((await call('/organizations', { key: value })).status).toBe(429)
})

test('beyond the limit a key counts as a client secret too; without one, and with another client’s, the sign-in is refused', async () => {
  const { call, exhaust, apiKey, clientId, workos, app } = await start()
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  await exhaust()
  const signIn = (more: object) =>
    call(authenticate, {
      method: 'POST',
      body: { client_id: clientId, grant_type: 'password', email, password, ...more },
    })

  expect((await signIn({ client_secret: apiKey })).status).toBe(200)
  expect((await signIn({})).status).toBe(429)
  expect((await signIn({ client_secret: 'sk_wrong' })).status).toBe(429)
  expect((await signIn({ client_secret: apiKey, client_id: app.firstEnvironment.clientId })).status).toBe(429)
})

test('a window ends for everyone, and what comes in the next one is counted again', async () => {
  const { call, exhaust, pass } = await start()
  await exhaust()
  expect((await call('/health')).status).toBe(429)

  pass(60)

  expect((await call('/health')).status).toBe(200)
})

test('development spares loopback', async () => {
  const { call } = await start({ development: true })

  for (let i = 0; i < 3 * limit; i++) expect((await call('/health')).status).toBe(200)
})
