import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOutgoingClient, type OutgoingClientOptions } from '#platform/outgoing/index.ts'
import { startOwnServer } from '#test/server.ts'
import { startWebhooks } from './delivering.ts'
import { attemptsOf, createOrganization, deliveriesOf, openReceiver, register } from './webhook.fixture.ts'

/** It sends nothing by itself. */
let server: Awaited<ReturnType<typeof startOwnServer>>
beforeAll(async () => {
  server = await startOwnServer({ config: { role: 'api' } })
})
afterAll(() => server.close())

/** Sends one event to an address, through a client with these options, and tells how the attempt ended. */
async function attemptOn(endpointUrl: string, options: Partial<OutgoingClientOptions> = {}, storedUrl = endpointUrl) {
  const { system } = server.app
  const { id } = await register(server, endpointUrl, ['organization.created'])
  // What is stored may have been allowed once: by a setting since withdrawn, or before a rule was known.
  await system.database.pool.query('update webhook_endpoints set endpoint_url = $1 where id = $2', [storedUrl, id])
  const outgoing = createOutgoingClient({ allowLoopback: true, allowNetworks: [], ...options })
  const webhooks = startWebhooks({ ...system, outgoing })
  try {
    await createOrganization(server)
    const find = async () => (await deliveriesOf(server, id))[0]
    await expect.poll(async () => (await find())?.attempts, { timeout: 10_000 }).toBe(1)
    const delivery = await find()
    const [attempt] = delivery === undefined ? [] : await attemptsOf(server, delivery)
    return { state: delivery?.state, status: attempt?.response_status, error: attempt?.error }
  } finally {
    await webhooks.stop()
    await server.workos.webhooks.deleteWebhookEndpoint({ id })
  }
}

test.each([
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::ffff:192.168.0.1]/',
  'https://0xa000001/',
  'file:///etc/passwd',
  'https://user@hooks.example.com/',
])('[E-1] [E-2] %s is refused when it is used, even if it is stored', async (stored) => {
  const outcome = await attemptOn('https://hooks.example.com/', {}, stored)

  expect(outcome).toMatchObject({ state: 'pending', status: null })
  expect(['forbidden_address', 'forbidden_scheme', 'invalid_url']).toContain(outcome.error)
})

test.each([['10.0.0.1'], ['93.184.216.34', '169.254.169.254'], ['::1'], ['fd00::1']])(
  '[E-2] a name that resolves to %s is refused when it is used',
  async (...addresses) => {
    const resolve = async () =>
      addresses.map((address) => ({ address: String(address), family: String(address).includes(':') ? 6 : 4 }))

    const outcome = await attemptOn('https://rebound.example.com/', { resolve, allowLoopback: false })

    expect(outcome).toEqual({ state: 'pending', status: null, error: 'forbidden_address' })
  },
)

test('[E-2] loopback is not reached in production, though a name leads there', async () => {
  const receiver = await openReceiver()
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const { port } = new URL(receiver.url)

  const allowed = await attemptOn(receiver.url, { resolve }, `http://rebound.example.com:${port}/webhooks`)
  expect(allowed).toEqual({ state: 'succeeded', status: 200, error: null })
  const refused = await attemptOn(
    receiver.url,
    { resolve, allowLoopback: false },
    `http://rebound.example.com:${port}/webhooks`,
  )
  expect(refused).toEqual({ state: 'pending', status: null, error: 'forbidden_address' })
  expect(receiver.delivered).toHaveLength(1)
})

test('[E-2] a name that does not resolve is a failed attempt, and the endpoint stays registered', async () => {
  const resolve = async () => {
    throw new Error('ENOTFOUND')
  }

  const outcome = await attemptOn('https://does-not-exist.invalid/', { resolve })

  expect(outcome).toEqual({ state: 'pending', status: null, error: 'unresolvable' })
})

test('[E-2] an endpoint whose address is no longer allowed can still be changed and disabled, but not moved to such an address', async () => {
  const { workos, api, app } = server
  const { id } = await register(server, `https://hooks.example.com/${randomUUID()}`, ['organization.created'])
  const stored = `https://10.0.0.1/${randomUUID()}`
  await app.system.database.pool.query('update webhook_endpoints set endpoint_url = $1 where id = $2', [stored, id])

  const changed = await workos.webhooks.updateWebhookEndpoint({ id, endpointUrl: stored, status: 'disabled' })
  expect(changed).toMatchObject({ endpointUrl: stored, status: 'disabled' })
  expect(
    await api.request(`/webhook_endpoints/${id}`, { method: 'PATCH', body: { endpoint_url: 'https://10.0.0.2/' } }),
  ).toMatchObject({ status: 422, body: { code: 'invalid_url' } })
})
