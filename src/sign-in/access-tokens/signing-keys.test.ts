import { createPublicKey, X509Certificate } from 'node:crypto'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createEnvironment } from '#environment/environments/index.ts'
import { shareConnections } from '#platform/db/connection-shares.ts'
import { sql } from '#platform/db/sql.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { mintAccessToken } from './mint.ts'
import { retireSigningKeys } from './retirement.ts'
import { currentKey, findPublicKey, replaceSigningKeys } from './signing-keys.ts'

interface KeySet {
  keys: { kid: string; n: string; e: string; x5c: string[]; 'x5t#S256': string }[]
}

const start = Date.parse('2026-06-01T12:00:00.000Z')
const minuteMs = 60_000
let now = start
let server: TestServer & { close(): Promise<void> }
beforeAll(async () => {
  server = await startOwnServer({ now: () => new Date(now) })
})
afterAll(() => server.close())
beforeEach(() => {
  now = start
})

/** An environment that has no key yet. */
async function newEnvironment() {
  const { context, apiKey } = await createEnvironment(server.app.system, 'Test')
  const keySet = async () => (await server.api.get<KeySet>(`/sso/jwks/${context.clientId}`)).body
  return {
    context,
    keySet,
    kids: async () => (await keySet()).keys.map((key) => key.kid),
    list: async () => {
      const path = '/environments/current/signing_keys'
      const { body } = await server.api.request<{ data: { kid: string; state: string }[] }>(path, { key: apiKey })
      return body.data.map(({ kid, state }) => [kid, state])
    },
    rotate: async (headers: Record<string, string> = {}) => {
      const path = '/environments/current/signing_keys/rotate'
      const { status, body } = await server.api.request<{ kid: string }>(path, { method: 'POST', key: apiKey, headers })
      expect(status).toBe(201)
      return body.kid
    },
    mint: async () =>
      mintAccessToken(context, await currentKey(context), {
        userId: 'user_1',
        sessionId: 'session_1',
        authenticatedAt: new Date(now).toISOString(),
        sessionExpiresAt: new Date(now + 86_400_000).toISOString(),
      }),
    verify: async (token: string) =>
      jwtVerify(token, createLocalJWKSet((await keySet()) as never), { currentDate: new Date(now) }),
  }
}
const kidOf = (token: string) => decodeProtectedHeader(token).kid

test('[A-7] the key set holds public parts alone, each with a certificate of the same key', async () => {
  const { keySet, context } = await newEnvironment()

  const { keys } = await keySet()

  expect(keys).toHaveLength(1)
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5c', 'x5t#S256'])
    const certificate = new X509Certificate(Buffer.from(key.x5c[0] ?? '', 'base64'))
    const publicKey = createPublicKey({ key: { kty: 'RSA', n: key.n, e: key.e }, format: 'jwk' })
    expect(certificate.publicKey.equals(publicKey)).toBe(true)
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2_048)
    expect(Buffer.from(key['x5t#S256'], 'base64url').toString('hex')).toBe(
      certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    )
  }
  const [row] = await context.db.many<{ sealed_private_key: string }>(
    sql`select sealed_private_key from signing_keys where environment_id = ${context.environmentId}`,
  )
  expect(row?.sealed_private_key).toMatch(/^v2\./)
})

test('however many requests find an environment without a key, one key is made', async () => {
  const { kids, mint } = await newEnvironment()

  const [tokens, sets] = await Promise.all([
    Promise.all(Array.from({ length: 5 }, mint)),
    Promise.all(Array.from({ length: 5 }, kids)),
  ])

  expect(new Set([...tokens.map(kidOf), ...sets.flat()]).size).toBe(1)
})

test('first sign-ins that hold every connection for transactions still make the key, and do not wait for each other', async () => {
  const { environment } = await startServer()
  const subject = {
    userId: 'user_1',
    sessionId: 'session_1',
    authenticatedAt: environment.now().toISOString(),
    sessionExpiresAt: new Date(environment.now().getTime() + 86_400_000).toISOString(),
  }
  const { transactions } = shareConnections(environment.system.config.databaseConnections)
  let begun = 0
  const tokens = Array.from({ length: transactions }, () =>
    environment.transaction(async (tx) => {
      begun += 1
      await expect.poll(() => begun, { timeout: 10_000 }).toBe(transactions)
      return mintAccessToken(tx, await currentKey(tx), subject)
    }),
  )

  expect(new Set((await Promise.all(tokens)).map(kidOf)).size).toBe(1)
})

test('the first key signs at once, on a server too whose clock is behind that of the one that made it', async () => {
  const { environment } = await startServer()
  const anHourAhead = { ...environment, now: () => new Date(environment.now().getTime() + 3_600_000) }

  const { kid } = await currentKey(anHourAhead)

  expect((await currentKey(environment)).kid).toBe(kid)
})

test('[A-7] a new key is published 15 minutes before its first use, the old one until the last token that it may have signed has run out and 15 minutes more', async () => {
  const { kids, mint, rotate, verify } = await newEnvironment()
  const first = await mint()
  const oldKid = kidOf(first)

  const newKid = await rotate()
  expect(await kids()).toEqual([oldKid, newKid])
  expect(kidOf(await mint())).toBe(oldKid)

  now = start + 15 * minuteMs - 1
  const last = await mint()
  expect(kidOf(last)).toBe(oldKid)
  now = start + 15 * minuteMs
  const successor = await mint()
  expect(kidOf(successor)).toBe(newKid)
  expect(await kids()).toEqual([oldKid, newKid])
  for (const token of [last, successor]) expect((await verify(token)).payload.sub).toBe('user_1')

  now = start + 20 * minuteMs - 2_000
  expect((await verify(last)).payload.sub).toBe('user_1')
  // The longest token is that of a widget, an hour.
  now = start + 90 * minuteMs - 1
  expect(await kids()).toEqual([oldKid, newKid])
  now = start + 90 * minuteMs
  expect(await kids()).toEqual([newKid])
  expect(kidOf(await mint())).toBe(newKid)
})

test('[A-7] rotated again before it took over, every key still covers the tokens that it signed', async () => {
  const { kids, mint, rotate, verify } = await newEnvironment()
  const one = kidOf(await mint())
  const two = await rotate()
  now = start + 10 * minuteMs
  const three = await rotate()
  expect(await kids()).toEqual([one, two, three])

  const tokens: string[] = []
  for (let minute = 10; minute <= 70; minute += 2) {
    now = start + minute * minuteMs
    tokens.push(await mint())
    // Five minutes is how long a token lives.
    for (const token of tokens.slice(-3)) expect((await verify(token)).payload.sub).toBe('user_1')
  }

  expect([...new Set(tokens.map(kidOf))]).toEqual([one, two, three])
  now = start + 100 * minuteMs
  expect(await kids()).toEqual([three])
})

test('[A-7] a key of a server whose clock is ahead covers the tokens that it signed, and the next one takes over from it', async () => {
  const { kids, mint, rotate, verify } = await newEnvironment()
  now = start + 60 * minuteMs
  const one = kidOf(await mint())
  now = start
  const two = await rotate()

  const tokens: string[] = []
  for (let minute = 0; minute <= 100; minute += 2) {
    now = start + minute * minuteMs
    tokens.push(await mint())
    for (const token of tokens.slice(-3)) expect((await verify(token)).payload.sub).toBe('user_1')
  }

  expect([...new Set(tokens.map(kidOf))]).toEqual([one, two])
  now = start + 150 * minuteMs
  expect(await kids()).toEqual([two])
})

test('a rotation is of one environment', async () => {
  const rotated = await newEnvironment()
  const other = await newEnvironment()
  const before = await other.kids()

  await rotated.rotate()

  expect(await other.kids()).toEqual(before)
})

test('an unknown client has no key set', async () => {
  const { api } = await startServer()

  expect(await api.request('/sso/jwks/client_of_nobody', { key: null })).toMatchObject({
    status: 404,
    body: { message: "Client not found: 'client_of_nobody'." },
  })
})

test('parallel rotations with one idempotency key make one new key', async () => {
  const { kids, rotate } = await newEnvironment()
  await kids()

  await Promise.all(Array.from({ length: 4 }, () => rotate({ 'idempotency-key': 'a' })))

  expect(await kids()).toHaveLength(2)
})

test('the list says which key signs, which will and which only verifies, without any private part', async () => {
  const { list, rotate, kids } = await newEnvironment()
  const [first] = await kids()
  expect(await list()).toEqual([[first, 'signing']])

  const second = await rotate()
  expect(await list()).toEqual([
    [second, 'published'],
    [first, 'signing'],
  ])
  now += 16 * minuteMs
  expect(await list()).toEqual([
    [second, 'signing'],
    [first, 'retiring'],
  ])
})

test('[A-7] a key of 90 days retires by itself, once, and a younger one does not', async () => {
  const { kids, mint } = await newEnvironment()
  const young = await newEnvironment()
  const old = kidOf(await mint())
  now = start + 89 * 86_400_000
  await young.mint()
  await retireSigningKeys.run(server.app.system)
  expect(await kids()).toEqual([old])

  now = start + 90 * 86_400_000
  await retireSigningKeys.run(server.app.system)
  await retireSigningKeys.run(server.app.system)

  expect(await kids()).toEqual([old, expect.any(String)])
  expect(kidOf(await mint())).toBe(old)
  expect(await young.kids()).toHaveLength(1)
  now += 15 * minuteMs
  expect(kidOf(await mint())).not.toBe(old)
})

test('[A-7] a compromised key signs and verifies nothing from then on, and its successor at once', async () => {
  const { context, kids, list, mint, rotate, verify } = await newEnvironment()
  const token = await mint()
  await rotate()

  await replaceSigningKeys(context)

  const next = await mint()
  expect(kidOf(next)).not.toBe(kidOf(token))
  expect(await kids()).toEqual([kidOf(next)])
  expect(await list()).toEqual([[kidOf(next), 'signing']])
  expect((await verify(next)).payload.sub).toBe('user_1')
  expect(await findPublicKey(context, kidOf(token) ?? '')).toBeUndefined()
  // A server whose clock is behind signs with the successor too.
  const behind = { ...context, now: () => new Date(now - 1_000) }
  expect((await currentKey(behind)).kid).toBe(kidOf(next))
})
