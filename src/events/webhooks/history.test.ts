import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { notFoundBody } from '#test/not-found.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { events as definitions } from '../../catalog.ts'
import { subscribableNames } from './event-names.ts'
import { replayEvents } from './replay.ts'
import type { WebhookDelivery, WebhookEndpoint } from './schemas.ts'
import { attemptsOf, aWhile, createOrganization, deliveriesOf, openReceiver, register } from './webhook.fixture.ts'

const created = ['organization.created']
const dayMs = 86_400_000

async function openStage(events = created) {
  const server = await startServer()
  const receiver = await openReceiver()
  const endpoint = await register(server, receiver.url, events)
  return { server, receiver, endpoint }
}

/** The deliveries of an endpoint when all of them are over. */
async function finished(server: TestServer, { id }: WebhookEndpoint, count: number): Promise<WebhookDelivery[]> {
  const states = async () => (await deliveriesOf(server, id)).map(({ state }) => state)
  await expect.poll(states, { timeout: 10_000 }).toEqual(Array(count).fill('succeeded'))
  return deliveriesOf(server, id)
}

const disable = ({ workos }: TestServer, { id }: WebhookEndpoint) =>
  workos.webhooks.updateWebhookEndpoint({ id, status: 'disabled' })

const isDisabled = (endpoint: WebhookEndpoint) => ({
  status: 409,
  body: {
    code: 'endpoint_disabled',
    message: `The webhook endpoint ${endpoint.id} is disabled. Enable it first: PATCH it with {"status":"enabled"}.`,
  },
})

test('deliveries are listed with their results, by state and event, page by page', async () => {
  const { server, receiver, endpoint } = await openStage(['organization.created', 'organization.deleted'])
  receiver.respond = ({ event }) => ({ status: event.event === 'organization.deleted' ? 418 : 200, body: 'tea' })
  const ids = [await createOrganization(server, 'A'), await createOrganization(server, 'B')]
  await server.workos.organizations.deleteOrganization(ids[0] as string)
  await receiver.received(3)
  const done = async () => (await deliveriesOf(server, endpoint.id)).filter(({ attempts }) => attempts === 1).length
  await expect.poll(done).toBe(3)

  const deliveries = await deliveriesOf(server, endpoint.id)
  expect(deliveries.map(({ event }) => event)).toEqual([
    'organization.created',
    'organization.created',
    'organization.deleted',
  ])
  expect(deliveries[0]).toEqual({
    object: 'webhook_delivery',
    id: expect.stringMatching(/^delivery_[0-9A-HJKMNP-TV-Z]{26}$/),
    endpoint_id: endpoint.id,
    event_id: receiver.delivered.find(({ event }) => event.data.id === ids[0])?.event.id,
    event: 'organization.created',
    state: 'succeeded',
    attempts: 1,
    next_attempt_at: null,
    created_at: expect.stringMatching(/Z$/),
    completed_at: expect.stringMatching(/Z$/),
  })
  expect(deliveries[2]).toMatchObject({
    state: 'pending',
    completed_at: null,
    next_attempt_at: expect.stringMatching(/Z$/),
  })
  expect(await deliveriesOf(server, endpoint.id, 'state=pending')).toEqual([deliveries[2]])
  expect(await deliveriesOf(server, endpoint.id, 'state=failed')).toEqual([])
  expect(await deliveriesOf(server, endpoint.id, 'event=organization.created')).toEqual(deliveries.slice(0, 2))
  const page = await server.api.get(`/webhook_endpoints/${endpoint.id}/deliveries?limit=2`)
  expect(page.body).toEqual({
    object: 'list',
    data: [deliveries[2], deliveries[1]],
    list_metadata: { before: null, after: deliveries[1]?.id },
  })
  const rest = await server.api.get(`/webhook_endpoints/${endpoint.id}/deliveries?limit=2&after=${deliveries[1]?.id}`)
  expect(rest.body).toMatchObject({ data: [deliveries[0]], list_metadata: { after: null } })

  expect(await attemptsOf(server, deliveries[2] as WebhookDelivery)).toEqual([
    {
      object: 'webhook_attempt',
      id: expect.stringMatching(/^attempt_[0-9A-HJKMNP-TV-Z]{26}$/),
      delivery_id: deliveries[2]?.id,
      attempt: 1,
      secret: 'current',
      started_at: expect.stringMatching(/Z$/),
      duration_ms: expect.any(Number),
      response_status: 418,
      error: null,
      response_excerpt: 'tea',
    },
  ])
})

test.each(['state=exploded', 'limit=0', 'limit=101', 'after=we_01J00000000000000000000000', 'order=random'])(
  '[I-3] a list of deliveries with %s is refused',
  async (query) => {
    const { server, endpoint } = await openStage()
    const { status, body } = await server.api.get(`/webhook_endpoints/${endpoint.id}/deliveries?${query}`)
    expect([status, body]).toMatchObject([422, { code: 'invalid_request_parameters' }])
  },
)

test('[T-3] a delivery is found under its own endpoint and environment only', async () => {
  const { server, endpoint, receiver } = await openStage()
  const other = await startServer()
  await createOrganization(server)
  const [delivery] = await finished(server, endpoint, 1)
  const sibling = await register(server, `${receiver.url}/2`, created)
  const foreign = await register(other, `${receiver.url}/3`, created)

  for (const [{ api }, { id }] of [
    [server, sibling],
    [other, foreign],
  ] as const) {
    const path = `/webhook_endpoints/${id}/deliveries/${delivery?.id}`
    for (const answer of [await api.get(`${path}/attempts`), await api.post(`${path}/resend`)]) {
      expect([answer.status, answer.body]).toEqual([404, notFoundBody('Webhook delivery', String(delivery?.id))])
    }
  }
  await aWhile(150)
  expect(receiver.delivered).toHaveLength(1)
})

test('a delivery is sent again on demand: the same event, signed again, with both requests on record', async () => {
  const { server, endpoint, receiver } = await openStage()
  await createOrganization(server)
  const [delivery] = await finished(server, endpoint, 1)

  const answer = await server.api.post(`/webhook_endpoints/${endpoint.id}/deliveries/${delivery?.id}/resend`)

  expect(answer.status).toBe(202)
  expect(answer.body).toMatchObject({ id: delivery?.id, state: 'pending', attempts: 0, completed_at: null })
  const [first, second] = await receiver.received(2)
  expect(second?.body).toEqual(first?.body)
  expect(second?.signature).not.toBe(first?.signature)
  const [again] = await finished(server, endpoint, 1)
  expect(again).toMatchObject({ id: delivery?.id, event_id: delivery?.event_id, attempts: 1 })
  expect(await attemptsOf(server, again as WebhookDelivery)).toHaveLength(2)
})

test('a delivery that waits for its next try is brought forward; of a disabled endpoint nothing is sent', async () => {
  const { server, endpoint, receiver } = await openStage()
  receiver.respond = () => ({ status: 500 })
  await createOrganization(server)
  const waiting = async () => (await deliveriesOf(server, endpoint.id)).map(({ attempts }) => attempts)
  await expect.poll(waiting).toEqual([1])
  const [delivery] = await deliveriesOf(server, endpoint.id)
  const resend = () => server.api.post(`/webhook_endpoints/${endpoint.id}/deliveries/${delivery?.id}/resend`)

  receiver.respond = () => ({ status: 200 })
  expect((await resend()).status).toBe(202)
  await finished(server, endpoint, 1)

  await disable(server, endpoint)
  expect(await resend()).toMatchObject(isDisabled(endpoint))
  await aWhile(150)
  expect(receiver.delivered).toHaveLength(2)
})

test('stored events are replayed from a time on, in their order, those that the endpoint subscribes to', async () => {
  const { server, receiver } = await openStage(['user.created'])
  await createOrganization(server, 'too early')
  await aWhile(20)
  const since = new Date().toISOString()
  // Nothing happens in the millisecond that is asked for below.
  await aWhile(5)
  const ids = [await createOrganization(server, 'A'), await createOrganization(server, 'B')]
  await server.workos.organizations.deleteOrganization(ids[1] as string)
  const late = await register(server, `${receiver.url}/late`, ['organization.created', 'organization.deleted'])
  const replay = (body: object) => server.api.post(`/webhook_endpoints/${late.id}/replay`, body)

  const all = await replay({ since })
  expect([all.status, all.body]).toEqual([202, { object: 'webhook_replay', deliveries: 3, next_since: null }])
  const deliveries = await finished(server, late, 3)
  expect(deliveries.map(({ event }) => event)).toEqual([
    'organization.created',
    'organization.created',
    'organization.deleted',
  ])
  const names = receiver.delivered.map(({ event }) => `${event.event} ${event.data.name}`).sort()
  expect(names).toEqual(['organization.created A', 'organization.created B', 'organization.deleted B'])

  // A receiver recognizes a repeated event by its id.
  const some = await replay({ since, events: ['organization.deleted', 'user.created'] })
  expect(some.body).toMatchObject({ deliveries: 1 })
  const again = (await receiver.received(4)).filter(({ event }) => event.event === 'organization.deleted')
  expect(new Set(again.map(({ event }) => event.id)).size).toBe(1)
  const before = new Date(new Date(since).getTime() + 1).toISOString()
  expect((await replay({ since, until: before })).body).toMatchObject({ deliveries: 0 })
  expect((await replay({ since, until: new Date().toISOString() })).body).toMatchObject({ deliveries: 3 })
  expect(await replay({ since, until: new Date(new Date(since).getTime() - 1).toISOString() })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'until_out_of_range' }] },
  })
  expect((await replay({ since: new Date().toISOString() })).body).toMatchObject({ deliveries: 0 })
})

test('a replay that makes more than one call may is gone on with', async () => {
  const { server, receiver } = await openStage(['user.created'])
  const since = new Date(Date.now() - 1_000).toISOString()
  for (const name of ['A', 'B', 'C']) {
    await createOrganization(server, name)
    await aWhile(2)
  }
  const late = await register(server, `${receiver.url}/late`, created)

  const first = await replayEvents(server.environment, late.id, { since }, 2)
  expect(first).toEqual({ made: 2, nextSince: expect.stringMatching(/Z$/) })
  const second = await replayEvents(server.environment, late.id, { since: String(first.nextSince) }, 3)

  // What happened in the very millisecond comes twice rather than never.
  expect(second).toEqual({ made: 2, nextSince: null })
  const delivered = await receiver.received(4)
  expect(delivered.map(({ event }) => event.data.name).sort()).toEqual(['A', 'B', 'B', 'C'])
})

test('a replay in several calls leaves nothing out where ids and times of events contradict each other', async () => {
  const { server, receiver } = await openStage(['user.created'])
  const since = new Date(Date.now() - 1_000).toISOString()
  for (const name of ['A', 'B', 'C']) {
    await createOrganization(server, name)
    await aWhile(2)
  }
  // The process that made A has a clock whose ids are behind its times.
  await server.environment.db.run(sql`
    update events set created_at = (select max(created_at) from events where environment_id = ${server.environment.environmentId}) + interval '10 milliseconds'
    where environment_id = ${server.environment.environmentId} and data ->> 'name' = 'A'`)
  await aWhile(20)
  const late = await register(server, `${receiver.url}/late`, created)

  const first = await replayEvents(server.environment, late.id, { since }, 2)
  await replayEvents(server.environment, late.id, { since: String(first.nextSince) }, 3)

  const delivered = await receiver.received(4)
  expect(delivered.map(({ event }) => event.data.name).sort()).toEqual(['A', 'B', 'C', 'C'])
})

test('a replay reaches 30 days back, names events that exist, and needs an enabled endpoint', async () => {
  const { server, endpoint } = await openStage()
  const at = (ageMs: number) => new Date(Date.now() - ageMs).toISOString()
  const replay = async (body: object) => {
    const answer = await server.api.post(`/webhook_endpoints/${endpoint.id}/replay`, body)
    return { status: answer.status, body: answer.body }
  }
  const refused = (code: string) => ({ status: 422, body: { errors: [{ code }] } })

  expect(await replay({ since: at(30 * dayMs - 5_000) })).toMatchObject({ status: 202 })
  expect(await replay({ since: at(30 * dayMs + 1_000) })).toMatchObject(refused('since_out_of_range'))
  expect(await replay({ since: at(-5_000) })).toMatchObject(refused('since_out_of_range'))
  expect(await replay({ since: 'yesterday' })).toMatchObject(refused('since_invalid'))
  expect(await replay({})).toMatchObject(refused('since_required'))
  expect(await replay({ since: at(0), events: ['user.exploded'] })).toMatchObject(refused('unknown_event_type'))
  expect(await replay({ since: at(0), events: ['vault.data.read'] })).toMatchObject(refused('unknown_event_type'))
  await disable(server, endpoint)
  expect(await replay({ since: at(0) })).toMatchObject(isDisabled(endpoint))
})

test('a test event goes to its endpoint alone, signed, in the shape of the real one, and is in no log', async () => {
  const { server, endpoint, receiver } = await openStage(['user.created', 'organization.created'])
  const other = await register(server, `${receiver.url}/other`, ['user.created', 'organization.created'])

  const names = definitions.map(({ name }) => name).filter((name) => subscribableNames.has(name))
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    const { status, body } = await server.api.post(`/webhook_endpoints/${endpoint.id}/test`, { event: name })
    expect([status, body]).toMatchObject([202, { object: 'webhook_delivery', event: name, state: 'pending' }])
  }
  const delivered = await receiver.received(names.length)

  for (const { body, signature } of delivered) {
    const sdk = server.workos.webhooks
    const event = await sdk.constructEvent({ payload: body, sigHeader: signature, secret: endpoint.secret })
    expect(event.context).toMatchObject({ actor: { name: 'Test event' } })
  }
  expect(delivered.map(({ event }) => event.event).sort()).toEqual(names.sort())
  expect((await server.workos.events.listEvents({ events: [] })).data).toEqual([])
  expect(await deliveriesOf(server, other.id)).toEqual([])
})

test('a test event is one of the endpoint’s own unless it is named, and a real name', async () => {
  const { server, endpoint, receiver } = await openStage(['user.created'])
  const send = async (body?: object, { id } = endpoint) => {
    const answer = await server.api.post(`/webhook_endpoints/${id}/test`, body)
    return { status: answer.status, body: answer.body }
  }
  expect(await send({})).toMatchObject({ status: 202, body: { event: 'user.created' } })
  expect(await send()).toMatchObject({ status: 202, body: { event: 'user.created' } })
  const refused = { status: 422, body: { errors: [{ field: 'event', code: 'unknown_event_type' }] } }
  expect(await send({ event: 'user.exploded' })).toMatchObject(refused)
  expect(await send({ event: 'vault.data.read' })).toMatchObject(refused)
  const silent = await register(server, `${receiver.url}/silent`, ['user.created'])
  // As earlier versions let them be made.
  await server.app.system.database.pool.query(`update webhook_endpoints set events = '{}' where id = $1`, [silent.id])
  expect(await send({}, silent)).toMatchObject({ status: 422, body: { code: 'test_event_unavailable' } })
  await disable(server, endpoint)
  expect(await send({})).toMatchObject(isDisabled(endpoint))
})

test('of a response that comes after the person of the event was erased, nothing is kept', async () => {
  const { server, receiver, endpoint } = await openStage(['user.created'])
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  receiver.respond = async ({ body }) => {
    await answered
    return { status: 200, body }
  }
  const user = await server.workos.userManagement.createUser({ email: 'ada@northwind.example' })
  await receiver.received(1)

  const { body } = await server.api.post<{ id: string }>(`/user_management/users/${user.id}/erase`, {})
  const status = async () =>
    (await server.api.get<{ status: string }>(`/user_management/erasures/${body.id}`)).body.status
  await expect.poll(status).toBe('completed')
  answer()

  const [delivery] = await finished(server, endpoint, 1)
  expect(await attemptsOf(server, delivery as WebhookDelivery)).toMatchObject([
    { response_status: 200, response_excerpt: null },
  ])
})
