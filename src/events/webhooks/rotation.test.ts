import { expect, test } from 'vitest'
import type { TestServer } from '#test/server.ts'
import type { WebhookEndpoint } from './schemas.ts'
import {
  attemptsOf,
  createClock,
  createOrganization,
  deliveriesOf,
  isSignedWith,
  openReceiver,
  openServer,
  register,
} from './webhook.fixture.ts'

/** A receiver that knows one secret and answers `refusal` to what is signed with another. */
async function openStage(refusal = 401) {
  const clock = createClock()
  const server = await openServer({ now: clock.now })
  const receiver = await openReceiver(async (delivered) => ({
    status: (await isSignedWith(server, delivered, known)) ? 200 : refusal,
  }))
  const endpoint = await register(server, receiver.url, ['organization.created'])
  let known = endpoint.secret
  return {
    clock,
    server,
    receiver,
    endpoint,
    learn: (secret: string) => {
      known = secret
    },
  }
}

async function rotate({ api }: TestServer, { id }: WebhookEndpoint): Promise<string> {
  const { status, body } = await api.post<WebhookEndpoint>(`/webhook_endpoints/${id}/rotate_secret`)
  expect(status).toBe(200)
  return body.secret
}

/** Creates an event and returns the result: the state, and the secret and answer of each request. */
async function deliver(server: TestServer, endpoint: WebhookEndpoint) {
  const before = new Set((await deliveriesOf(server, endpoint.id)).map(({ id }) => id))
  await createOrganization(server)
  // On a clock that stands still, the ids of two of them sort by chance.
  const find = async () => (await deliveriesOf(server, endpoint.id)).find(({ id }) => !before.has(id))
  await expect.poll(async () => (await find())?.attempts, { timeout: 10_000 }).toBe(1)
  const delivery = await find()
  if (delivery === undefined) throw new Error('The delivery is gone.')
  const attempts = await attemptsOf(server, delivery)
  return [delivery.state, ...attempts.map(({ attempt, secret, response_status }) => [attempt, secret, response_status])]
}

test('a rotation gives a new secret, which every read shows', async () => {
  const { server, endpoint } = await openStage()
  const secret = await rotate(server, endpoint)

  expect(secret).toMatch(/^whsec_[A-Za-z0-9]{25}$/)
  expect(secret).not.toBe(endpoint.secret)
  expect((await server.workos.webhooks.listWebhookEndpoints()).data).toMatchObject([{ id: endpoint.id, secret }])
})

test.each([400, 401, 403])(
  'for 24 hours a receiver that refuses the new secret with %i is asked at once with the old one',
  async (refusal) => {
    const { clock, server, endpoint, receiver } = await openStage(refusal)
    await rotate(server, endpoint)
    clock.advance(24 * 3_600_000 - 1)

    expect(await deliver(server, endpoint)).toEqual(['succeeded', [1, 'current', refusal], [1, 'previous', 200]])
    expect(receiver.delivered[0]?.body).toEqual(receiver.delivered[1]?.body)

    clock.advance(1)
    expect(await deliver(server, endpoint)).toEqual(['pending', [1, 'current', refusal]])
  },
)

test('a receiver that knows the new secret is asked once', async () => {
  const { server, endpoint, learn } = await openStage()
  learn(await rotate(server, endpoint))

  expect(await deliver(server, endpoint)).toEqual(['succeeded', [1, 'current', 200]])
})

test('the old secret is no second try for other failures, and two refusals are one failed attempt', async () => {
  const { server, endpoint, learn, receiver } = await openStage()
  await rotate(server, endpoint)
  learn('whsec_neither')

  expect(await deliver(server, endpoint)).toEqual(['pending', [1, 'current', 401], [1, 'previous', 401]])
  receiver.respond = () => ({ status: 500 })
  expect(await deliver(server, endpoint)).toEqual(['pending', [1, 'current', 500]])
  const { rows } = await server.app.system.database.pool.query('select failures from webhook_endpoints')
  expect(rows).toEqual([{ failures: 2 }])
})

test('a second rotation ends the oldest secret', async () => {
  const { server, endpoint, learn } = await openStage()
  const second = await rotate(server, endpoint)
  await rotate(server, endpoint)

  expect(await deliver(server, endpoint)).toEqual(['pending', [1, 'current', 401], [1, 'previous', 401]])
  learn(second)
  expect(await deliver(server, endpoint)).toEqual(['succeeded', [1, 'current', 401], [1, 'previous', 200]])
})
