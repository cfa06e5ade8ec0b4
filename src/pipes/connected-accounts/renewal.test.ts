import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { type Connectable, eventsOf, makeConnectable } from './accounts.fixture.ts'

interface Vended {
  active: boolean
  error?: string
  access_token?: { access_token: string; expires_at: string }
}

/** A server with an account whose token has ended. */
async function startExpired(server: Pick<TestServer, 'api' | 'workos' | 'environment'>): Promise<Connectable> {
  const connectable = await makeConnectable(server)
  await connectable.connect()
  await endToken(server)
  return connectable
}

async function endToken({ environment }: Pick<TestServer, 'environment'>, leftSeconds = -1): Promise<void> {
  await environment.db.run(sql`
    update connected_accounts set expires_at = ${new Date(Date.now() + leftSeconds * 1_000)}
    where environment_id = ${environment.environmentId}`)
}

const refreshesOf = ({ service }: Connectable) => service.asked.filter(({ grantType }) => grantType === 'refresh_token')
const lastToken = ({ service }: Connectable) => service.given.filter((each) => each.startsWith('access')).at(-1)

test('a hundred requests over two servers lead to one refresh, and all get the same token', async () => {
  const databaseUrl = await createDatabase()
  const [one, other] = [
    await startOwnServer({ secrets: { databaseUrl } }),
    await startOwnServer({ secrets: { databaseUrl } }),
  ]
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()])
  })
  const expired = await startExpired(one)
  const release = expired.service.hold()
  const requests = Array.from({ length: 100 }, (_each, i) =>
    fetch(`${(i % 2 === 0 ? one : other).url}/data-integrations/acme/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${one.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(expired.user),
    }).then((response) => response.json() as Promise<Vended>),
  )
  await expect.poll(() => refreshesOf(expired).length, { timeout: 10_000 }).toBe(1)
  release()

  const tokens = (await Promise.all(requests)).map(({ access_token }) => access_token?.access_token)

  expect(refreshesOf(expired)).toHaveLength(1)
  expect(new Set(tokens)).toEqual(new Set([lastToken(expired)]))
}, 60_000)

test('a token is renewed a minute before it ends, with the refresh token that the service gave last', async () => {
  const server = await startServer()
  const connectable = await makeConnectable(server)
  await connectable.connect()
  const ask = () => server.api.post<Vended>('/data-integrations/acme/token', connectable.user)
  await endToken(server, 70)
  await ask()
  expect(refreshesOf(connectable)).toHaveLength(0)
  for (const count of [1, 2]) {
    await endToken(server, 50)
    expect((await ask()).body.access_token?.access_token).toBe(lastToken(connectable))
    expect(refreshesOf(connectable)).toHaveLength(count)
  }
})

test('a refused refresh is an account that needs its owner, once and with its event, and not an error for ever', async () => {
  const server = await startServer()
  const expired = await startExpired(server)
  expired.service.behavior = 'refusing'
  const ask = () => server.api.post<Vended>('/data-integrations/acme/token', expired.user)
  const answers = await Promise.all([ask(), ask(), ask()])
  for (const { body } of [...answers, await ask()])
    expect(body).toEqual({ active: false, error: 'needs_reauthorization' })
  expect(refreshesOf(expired)).toHaveLength(1)
  expect((await eventsOf(server)).map(({ name }) => name)).toEqual(['connected', 'reauthorization_needed'])
  expired.service.behavior = 'normal'
  await expired.connect()
  expect((await ask()).body.active).toBe(true)
})

test('a service that is away is a 503 that changes nothing, and the token that is there is given to its end', async () => {
  const server = await startServer()
  const expired = await startExpired(server)
  const { service, user, path } = expired
  const before = lastToken(expired)
  service.behavior = 'down'
  const ask = () => server.api.post<Vended>('/data-integrations/acme/token', user)
  expect(await ask()).toMatchObject({ status: 503, body: { code: 'data_integration_unavailable' } })
  await endToken(server, 30)
  expect((await ask()).body.access_token?.access_token).toBe(before)
  expect((await server.api.get(path)).body).toMatchObject({ state: 'connected' })
  service.behavior = 'normal'
  expect((await ask()).body.access_token?.access_token).toBe(lastToken(expired))
  expect((await eventsOf(server)).map(({ name }) => name)).toEqual(['connected'])
})

test('a client that the service refuses is a fault of the integration, and leaves all accounts as they are', async () => {
  const server = await startServer()
  const expired = await startExpired(server)
  expired.service.behavior = 'refusing_client'
  const ask = () => server.api.post<Vended>('/data-integrations/acme/token', expired.user)
  expect((await ask()).body).toMatchObject({ code: 'data_integration_client_refused' })
  expect((await server.api.get('/data-integrations/acme')).body).toMatchObject({ state: 'invalid' })
  expired.service.behavior = 'normal'
  expect((await ask()).body.active).toBe(true)
  expect((await server.api.get('/data-integrations/acme')).body).toMatchObject({ state: 'valid' })
})

test('an answer that is lost is asked for again at once, as services take a token that was exchanged for some seconds more', async () => {
  const server = await startServer()
  const expired = await startExpired(server)
  expired.service.losses = 1
  const { body } = await server.api.post<Vended>('/data-integrations/acme/token', expired.user)
  expect(body.access_token?.access_token).toBe(lastToken(expired))
  expect(refreshesOf(expired).map(({ fields }) => fields.refresh_token)).toEqual([
    expired.service.given.find((each) => each.startsWith('refresh')),
    expired.service.given.find((each) => each.startsWith('refresh')),
  ])
})

test('where the service takes no exchanged token again, a lost answer is an account that needs its owner', async () => {
  const server = await startServer()
  const expired = await startExpired(server)
  Object.assign(expired.service, { losses: 1, isLenient: false })
  const { body } = await server.api.post<Vended>('/data-integrations/acme/token', expired.user)
  expect(body).toEqual({ active: false, error: 'needs_reauthorization' })
})

test('a process that died while renewing is followed by the next request, and not before its lease has passed', async () => {
  const server = await startServer()
  const { environment, api } = server
  const expired = await startExpired(server)
  const lease = (leftSeconds: number) =>
    environment.db.run(sql`
      update connected_accounts set renewal_id = 'renewal_of_the_dead', renewal_until = ${new Date(Date.now() + leftSeconds * 1_000)}
      where environment_id = ${environment.environmentId}`)
  await lease(60)
  const waiting = api.post<Vended>('/data-integrations/acme/token', expired.user)
  for (let i = 0; i < 3; i++) await api.get(expired.path)
  expect(refreshesOf(expired)).toHaveLength(0)
  await lease(-1)
  expect((await waiting).body.access_token?.access_token).toBe(lastToken(expired))
  expect(refreshesOf(expired)).toHaveLength(1)
})

test('what comes late is the successor of what is stored, even where someone else was refused meanwhile', async () => {
  const server = await startServer()
  const { environment, api } = server
  const expired = await startExpired(server)
  const release = expired.service.hold()
  const slow = api.post<Vended>('/data-integrations/acme/token', expired.user)
  await expect.poll(() => refreshesOf(expired).length).toBe(1)
  await environment.db.run(sql`
    update connected_accounts set state = 'needs_reauthorization', renewal_id = null, renewal_until = null
    where environment_id = ${environment.environmentId}`)
  release()
  expect((await slow).body.access_token?.access_token).toBe(lastToken(expired))
  expect((await eventsOf(server)).map(({ name }) => name)).toEqual(['connected', 'connected'])
})

test('a token without an end is given as it is, one without a refresh token to its end', async () => {
  const server = await startServer()
  const { api } = server
  const { path, user, service } = await makeConnectable(server)
  const ask = () => api.post<Vended>('/data-integrations/acme/token', user)
  await api.post(path, { access_token: 'forever' })
  expect((await ask()).body.access_token).toMatchObject({ access_token: 'forever', expires_at: null })
  await api.put(path, { access_token: 'for a while', expires_at: new Date(Date.now() + 20_000).toISOString() })
  expect((await ask()).body.access_token).toMatchObject({ access_token: 'for a while' })
  await endToken(server)
  expect((await ask()).body).toEqual({ active: false, error: 'needs_reauthorization' })
  expect(service.asked).toEqual([])
})

test('a client of an account that the service refuses needs its owner, and one that it takes gets another token in time', async () => {
  const server = await startServer()
  const { api } = server
  const { user, service } = await makeConnectable(server)
  const client = { ...user, client_id: 'theirs', client_secret: 'the secret of theirs' }
  await api.put('/data-integrations/acme/client-credentials', client)
  const ask = () => api.post<{ credential?: { value: string } }>('/data-integrations/acme/credentials', user)
  expect((await ask()).body.credential?.value).toBe(service.given[0])
  expect((await ask()).body.credential?.value).toBe(service.given[0])
  await endToken(server)
  expect((await ask()).body.credential?.value).toBe(service.given[1])
  service.behavior = 'refusing'
  await endToken(server)
  expect((await ask()).body).toEqual({ active: false, error: 'needs_reauthorization' })
})

test('what a service gave is kept although the database fails after its answer: it is stored once that works again', async () => {
  const server = await startOwnServer({})
  onTestFinished(() => server.close())
  const { environment, api } = server
  const expired = await startExpired(server)
  const release = expired.service.hold()
  const asked = api.post<Vended>('/data-integrations/acme/token', expired.user)
  await expect.poll(() => refreshesOf(expired).length).toBe(1)
  // Refuses what would be stored, and counts how often: a sequence is not rolled back.
  await environment.db.run(sql`create sequence tries`)
  await environment.db.run(sql`
    alter table connected_accounts add constraint failing check (revision < 2 or nextval('tries') < 0) not valid`)
  release()
  const tries = () => environment.db.one<{ last_value: bigint }>(sql`select last_value from tries`)
  await expect.poll(async () => Number((await tries()).last_value), { timeout: 10_000 }).toBeGreaterThan(1)
  await environment.db.run(sql`alter table connected_accounts drop constraint failing`)
  expect((await asked).body.access_token?.access_token).toBe(lastToken(expired))
  expect(refreshesOf(expired)).toHaveLength(1)
}, 30_000)
