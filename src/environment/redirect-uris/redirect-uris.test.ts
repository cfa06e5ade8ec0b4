import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { notFoundBody } from '#test/not-found.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { ensureRedirectUri, isRegisteredRedirectUri, registerRedirectUri } from './service.ts'

const path = '/user_management/redirect_uris'

interface RedirectUri {
  id: string
  uri: string
  default: boolean
}

async function register({ api }: TestServer, uri: string): Promise<RedirectUri> {
  const { status, body } = await api.post<RedirectUri>(path, { uri })
  expect(status).toBe(201)
  return body
}
const list = async ({ api }: TestServer) => (await api.get<{ data: RedirectUri[] }>(path)).body.data

test('an address is registered once; the first one without a wildcard is the default', async () => {
  const server = await startServer()

  const wildcard = await register(server, 'https://*.example.com/callback')
  const first = await register(server, 'https://app.example.com/callback')
  const second = await register(server, 'https://app.example.com/other')

  expect([wildcard, first, second].map((uri) => uri.default)).toEqual([false, true, false])
  expect(await list(server)).toEqual([second, first, wildcard])
  expect(await server.api.post(path, { uri: first.uri })).toMatchObject({
    status: 422,
    body: { message: `Redirect URI '${first.uri}' already exists.` },
  })
})

test('of ten parallel registrations of one address one succeeds', async () => {
  const server = await startServer()
  await register(server, 'https://app.example.com/callback')

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => server.api.post(path, { uri: 'https://a.example/' })),
  )

  expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(9).fill(422)])
})

test('addresses that are registered at once are all registered, and one is the default', async () => {
  const server = await startServer()
  const { environment } = server
  let second: Promise<unknown> = Promise.resolve()
  await environment.transaction(async (tx) => {
    await registerRedirectUri(tx, 'https://app.example.com/first')
    second = registerRedirectUri(environment, 'https://app.example.com/second')
    second.catch(() => undefined)
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(() => environment.db.many(waiting), { timeout: 10_000 }).not.toEqual([])
  })
  await second

  expect((await list(server)).map((uri) => uri.default)).toEqual([false, true])
})

test('the default goes last', async () => {
  const server = await startServer()
  const first = await register(server, 'https://app.example.com/callback')
  const second = await register(server, 'https://app.example.com/other')

  expect((await server.api.delete(`${path}/${first.id}`)).status).toBe(409)
  expect((await server.api.delete(`${path}/${second.id}`)).status).toBe(204)
  expect((await server.api.delete(`${path}/${first.id}`)).status).toBe(204)
  expect(await server.api.delete(`${path}/${first.id}`)).toMatchObject({
    status: 404,
    body: notFoundBody('Redirect URI', first.id),
  })
})

test('[A-1] [E-5] a refused address is a 400 that says why, and nothing is stored', async () => {
  const server = await startServer()

  for (const uri of [
    'javascript:alert(1)',
    'https://a.example/#x',
    'https://*/',
    `https://a.example/${'x'.repeat(70_000)}`,
  ]) {
    const { status, body } = await server.api.post(path, { uri })
    expect([status, body]).toEqual([
      400,
      {
        code: 'invalid_redirect_uri',
        message: expect.stringMatching(/^The redirect URI '.{1,200}' cannot be registered: /),
      },
    ])
  }
  expect(await list(server)).toEqual([])
})

test('[A-1] [T-3] an address is known to the environment that registered it, as it was written', async () => {
  const server = await startServer()
  const other = await startServer()
  await ensureRedirectUri(server.environment, 'https://app.example.com/callback')
  await ensureRedirectUri(server.environment, 'https://app.example.com/callback')
  await ensureRedirectUri(server.environment, 'http://localhost:*/callback')
  const isKnown = (uri: string, { environment }: TestServer = server) => isRegisteredRedirectUri(environment, uri)

  expect(await list(server)).toHaveLength(2)
  expect(await isKnown('https://app.example.com/callback')).toBe(true)
  expect(await isKnown('http://localhost:4000/callback')).toBe(true)
  expect(await isKnown('https://app.example.com/callback/')).toBe(false)
  expect(await isKnown('https://app.example.com/callback', other)).toBe(false)
})

test('parallel calls that make sure of one address all succeed', async () => {
  const { environment } = await startServer()

  await Promise.all(
    Array.from({ length: 10 }, () => ensureRedirectUri(environment, 'https://app.example.com/callback')),
  )
})
