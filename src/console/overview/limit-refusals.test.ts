import { expect, test } from 'vitest'
import { startOwnServer, startServer } from '#test/server.ts'

interface Refusals {
  limits: { name: string; limit: number | null }[]
  refusals: { limit: string; network: string | null; count: number }[]
}

test('[T-3] what a limit on tries refuses is counted for its environment, by the network of the site, and nothing else is', async () => {
  const [server, other] = [await startServer(), await startServer()]
  const { workos, clientId } = server
  await workos.userManagement.createUser({ email: 'ada@acme.example', password: 'a sturdy long passphrase' })
  const guess = () =>
    fetch(`${server.url}/user_management/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'password',
        client_id: clientId,
        client_secret: server.apiKey,
        email: 'ada@acme.example',
        password: 'a wrong passphrase',
        ip_address: '203.0.113.77',
      }),
    })
  let refused = 0
  while (refused < 3) if ((await guess()).status === 429) refused += 1

  const read = async (of = server) => (await of.api.get<Refusals>('/limit_refusals')).body
  await expect
    .poll(async () => (await read()).refusals.map(({ network, count }) => ({ network, count })), { timeout: 20_000 })
    .toEqual([{ network: expect.stringMatching(/\/(24|48)$/), count: 3 }])
  const { limits, refusals } = await read()
  expect(limits.map(({ name }) => name)).toContain(refusals[0]?.limit)
  expect((await read(other)).refusals).toEqual([])
})

test('a limit on requests counts what it refused, of an environment for it', async () => {
  const server = await startOwnServer({
    config: {
      rateLimits: true,
      requestRates: { userManagementReads: { limit: 2, windowSeconds: 3_600 } },
    },
  })
  const list = () =>
    fetch(`${server.url}/user_management/users`, { headers: { authorization: `Bearer ${server.apiKey}` } })
  const statuses = []
  for (let i = 0; i < 5; i++) statuses.push((await list()).status)
  expect(statuses).toEqual([200, 200, 429, 429, 429])

  const read = async () => (await server.api.get<Refusals>('/limit_refusals')).body
  await expect
    .poll(async () => (await read()).refusals, { timeout: 20_000 })
    .toMatchObject([{ limit: 'userManagementReads', count: 3 }])
  expect((await read()).limits).toContainEqual(expect.objectContaining({ name: 'userManagementReads', limit: 2 }))
})
