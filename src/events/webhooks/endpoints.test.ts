import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { officialApi } from '#test/contract/digest.ts'
import { laterEvents } from '#test/contract/later-events.ts'
import { resolverOfApi } from '#test/contract/official.ts'
import { notFoundBody } from '#test/not-found.ts'
import { startServer } from '#test/server.ts'
import { countWaiting } from '#test/waiting-calls.ts'
import { officialEventNames, ownEventNames, unrecordedEvents } from '../event-log/index.ts'
import { subscribableNames } from './event-names.ts'
import { aWhile, openServer } from './webhook.fixture.ts'

const url = () => `https://hooks.example.com/${randomUUID()}`

test('an endpoint is created, listed with its secret, changed and deleted as the official SDK expects', async () => {
  const { workos } = await startServer()
  const endpointUrl = url()

  const created = await workos.webhooks.createWebhookEndpoint({
    endpointUrl,
    events: ['user.created', 'user.created', 'dsync.user.created'],
  })
  expect(created).toMatchObject({ endpointUrl, status: 'enabled', events: ['user.created', 'dsync.user.created'] })
  expect(created.id).toMatch(/^we_[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(created.secret).toMatch(/^whsec_[A-Za-z0-9]{25}$/)
  const list = async () => (await workos.webhooks.listWebhookEndpoints()).data
  expect(await list()).toEqual([created])

  await aWhile(5)
  const changed = await workos.webhooks.updateWebhookEndpoint({
    id: created.id,
    endpointUrl: `${endpointUrl}/2`,
    status: 'disabled',
    events: ['user.deleted'],
  })
  expect(changed).toMatchObject({
    ...created,
    endpointUrl: `${endpointUrl}/2`,
    status: 'disabled',
    events: ['user.deleted'],
    updatedAt: expect.any(Date),
  })
  expect(changed.updatedAt > created.updatedAt).toBe(true)
  expect(await workos.webhooks.updateWebhookEndpoint({ id: created.id, status: 'enabled' })).toMatchObject({
    endpointUrl: `${endpointUrl}/2`,
    status: 'enabled',
    events: ['user.deleted'],
  })

  await workos.webhooks.deleteWebhookEndpoint({ id: created.id })
  expect(await list()).toEqual([])
})

test('a creation that is sent again with its Idempotency-Key makes one endpoint with one secret', async () => {
  const { api } = await startServer()
  const body = { endpoint_url: url(), events: ['user.created'] }
  const send = () => api.post('/webhook_endpoints', body, { 'idempotency-key': 'a key' })

  const [first, second] = [await send(), await send()]

  expect(second.body).toEqual(first.body)
  expect((await api.get('/webhook_endpoints')).body).toMatchObject({ data: [first.body] })
})

test('what is done with one endpoint leaves the others as they are', async () => {
  const { workos, api } = await startServer()
  const create = () => workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })
  const [other, changed, gone] = [await create(), await create(), await create()]

  await workos.webhooks.updateWebhookEndpoint({ id: changed.id, status: 'disabled', events: ['user.deleted'] })
  await api.post(`/webhook_endpoints/${changed.id}/rotate_secret`)
  await workos.webhooks.deleteWebhookEndpoint({ id: gone.id })

  const { data } = await workos.webhooks.listWebhookEndpoints()
  expect(data).toMatchObject([{ id: changed.id, status: 'disabled', events: ['user.deleted'] }, other])
})

test('of two parallel changes of an endpoint neither is lost', async () => {
  const { workos, environment } = await startServer()
  const { id } = await workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })
  const change = (more: object) => workos.webhooks.updateWebhookEndpoint({ id, ...more })

  const changes = await environment.transaction(async (tx) => {
    await tx.db.run(sql`
      select from webhook_endpoints where environment_id = ${environment.environmentId} and id = ${id} for update`)
    const sent = [change({ status: 'disabled' }), change({ events: ['user.deleted'] })]
    await expect.poll(() => countWaiting(environment)).toBe(2)
    return { sent }
  })
  await Promise.all(changes.sent)

  expect((await workos.webhooks.listWebhookEndpoints()).data).toMatchObject([
    { id, status: 'disabled', events: ['user.deleted'] },
  ])
})

test('endpoints are listed page by page', async () => {
  const { workos } = await startServer()
  const ids: string[] = []
  for (let i = 0; i < 5; i++) {
    const { id } = await workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })
    ids.push(id)
  }
  const page = await workos.webhooks.listWebhookEndpoints({ limit: 2, order: 'asc' })
  expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  const next = await workos.webhooks.listWebhookEndpoints({ limit: 2, order: 'asc', after: ids[1] as string })
  expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2, 4))
})

test('two endpoints of an environment cannot have the same URL, not even in a race; in another one it is free', async () => {
  const { api, workos } = await startServer()
  const other = await startServer()
  const body = { endpoint_url: url(), events: ['user.created'] }

  const racers = await Promise.all(Array.from({ length: 8 }, () => api.post('/webhook_endpoints', body)))
  expect(racers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
  expect(racers.find(({ status }) => status === 409)?.body).toEqual({
    code: 'duplicate_endpoint',
    message: `A webhook endpoint with the URL ${body.endpoint_url} already exists.`,
  })
  const second = await workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })
  const moved = await api.request(`/webhook_endpoints/${second.id}`, {
    method: 'PATCH',
    body: { endpoint_url: body.endpoint_url },
  })
  expect([moved.status, moved.body]).toMatchObject([409, { code: 'duplicate_endpoint' }])
  expect((await other.api.post('/webhook_endpoints', body)).status).toBe(201)
})

test('every official event that can be subscribed to is accepted, and ours', async () => {
  const { api } = await startServer()

  const { status, body } = await api.post('/webhook_endpoints', { endpoint_url: url(), events: [...subscribableNames] })

  expect(status).toBe(201)
  expect(body).toMatchObject({ events: [...subscribableNames] })
  expect(subscribableNames.size).toBe(93 + laterEvents.size + ownEventNames.size)
})

test('an endpoint and a list of events take every name that an official SDK knows, also of events that are never recorded', async () => {
  const { api, workos } = await startServer()
  const events = ['user.created', ...Object.keys(unrecordedEvents)]

  expect(await api.post('/webhook_endpoints', { endpoint_url: url(), events })).toMatchObject({
    status: 201,
    body: { events },
  })
  await workos.userManagement.createUser({ email: 'ada@example.com' })
  expect(await api.get(`/events?events=${events}`)).toMatchObject({
    status: 200,
    body: { data: [{ event: 'user.created' }] },
  })
})

const official = officialApi()
test('what can be subscribed to is what the official description lists', () => {
  const { body } = official.operations.get('WebhookEndpointsController_create') ?? {}
  const schema = typeof body?.$ref === 'string' ? resolverOfApi(official)(body.$ref) : {}
  const names = JSON.stringify(schema).match(/(?<=")[a-z_]+(\.[a-z_]+)+(?=")/g)
  const ours = [...subscribableNames].filter((name) => !name.startsWith('gatehouse.') && !laterEvents.has(name))
  expect(ours.sort()).toEqual([...(names ?? [])].sort())
})

test.each([...officialEventNames].filter((name) => !subscribableNames.has(name)))(
  '%s cannot be subscribed to',
  async (name) => {
    const { api } = await startServer()

    const { status, body } = await api.post('/webhook_endpoints', {
      endpoint_url: url(),
      events: ['user.created', name],
    })

    expect(status).toBe(422)
    expect(body).toEqual({
      code: 'invalid_request_parameters',
      message: `\`${name}\` is not sent by webhooks. Read it from GET /events.`,
      errors: [
        {
          field: 'events',
          code: 'unknown_event_type',
          message: `\`${name}\` is not sent by webhooks. Read it from GET /events.`,
        },
      ],
    })
  },
)

test('an empty list of events is a 422 that holds every name, and what it holds subscribes to all', async () => {
  const { api, workos } = await startServer()
  const { id } = await workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })

  const refusal = {
    code: 'invalid_request_parameters',
    message: expect.stringContaining('To subscribe to all events, send every name in `available_events`.'),
    errors: [{ field: 'events', code: 'events_too_few', message: expect.any(String) }],
    available_events: [...subscribableNames],
  }
  const created = await api.post<{ available_events: string[] }>('/webhook_endpoints', {
    endpoint_url: url(),
    events: [],
  })
  expect([created.status, created.body]).toEqual([422, refusal])
  const changed = await api.request(`/webhook_endpoints/${id}`, { method: 'PATCH', body: { events: [] } })
  expect([changed.status, changed.body]).toEqual([422, refusal])
  expect((await workos.webhooks.listWebhookEndpoints()).data).toMatchObject([{ id, events: ['user.created'] }])

  const { available_events: events } = created.body
  expect(await api.request(`/webhook_endpoints/${id}`, { method: 'PATCH', body: { events } })).toMatchObject({
    status: 200,
    body: { events },
  })
})

test('unknown event names are refused one by one, at creation and in a change', async () => {
  const { api, workos } = await startServer()
  const { id } = await workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })
  const events = ['user.exploded', 'user.created', 'x'.repeat(5_000)]
  const refusal = {
    code: 'invalid_request_parameters',
    errors: [
      { code: 'unknown_event_type', message: '`user.exploded` is not an event. Send names such as `user.created`.' },
      {
        code: 'unknown_event_type',
        message: `\`${'x'.repeat(100)}\` is not an event. Send names such as \`user.created\`.`,
      },
    ],
  }

  const created = await api.post('/webhook_endpoints', { endpoint_url: url(), events })
  expect([created.status, created.body]).toMatchObject([422, refusal])
  const changed = await api.request(`/webhook_endpoints/${id}`, { method: 'PATCH', body: { events } })
  expect([changed.status, changed.body]).toMatchObject([422, refusal])
  expect((await workos.webhooks.listWebhookEndpoints()).data).toMatchObject([{ id, events: ['user.created'] }])
})

const forbidden = [
  'http://hooks.example.com/',
  'ftp://hooks.example.com/',
  'javascript:alert(1)',
  'not a URL',
  '',
  'https://',
  'https://user:secret@hooks.example.com/',
  'https://hooks.example.com:0/',
  'https://169.254.169.254/latest/meta-data/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://0.0.0.0/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[::ffff:a00:1]/',
  'https://167772161/',
  'https://0xa000001/',
  'https://012.0.0.1/',
  'https://10.1/',
  'https://１０.0.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://hooks.example.com/\n',
  ' https://hooks.example.com/',
  'https:\\\\hooks.example.com\\',
  `https://hooks.example.com/${'x'.repeat(2_000)}`,
]
test.each(forbidden)('[E-1] [E-2] the URL %j is refused when it is registered and when it is changed', async (bad) => {
  const { api, workos } = await startServer()
  const { id, endpointUrl } = await workos.webhooks.createWebhookEndpoint({
    endpointUrl: url(),
    events: ['user.created'],
  })

  const created = await api.post('/webhook_endpoints', { endpoint_url: bad, events: ['user.created'] })
  expect([created.status, created.body]).toMatchObject([422, { code: 'invalid_url' }])
  const changed = await api.request(`/webhook_endpoints/${id}`, { method: 'PATCH', body: { endpoint_url: bad } })
  expect([changed.status, changed.body]).toMatchObject([422, { code: 'invalid_url' }])
  expect((await workos.webhooks.listWebhookEndpoints()).data).toMatchObject([{ endpointUrl }])
})

test('[E-2] loopback is a receiver in development only, and a name needs no DNS answer', async () => {
  const development = await startServer()
  const production = await openServer({ config: { development: false } })
  const register = async ({ url: base, apiKey }: { url: string; apiKey: string }, endpoint_url: string) => {
    const response = await fetch(`${base}/webhook_endpoints`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint_url, events: ['user.created'] }),
    })
    return response.status
  }
  for (const local of ['http://127.0.0.1:9/', 'http://localhost:9/', 'https://[::1]:9/', 'http://a.localhost/']) {
    expect([local, await register(development, local)]).toEqual([local, 201])
    expect([local, await register(production, local)]).toEqual([local, 422])
  }
  for (const server of [development, production]) {
    expect(await register(server, 'https://does-not-exist.invalid/hooks')).toBe(201)
  }
})

test('[T-3] an endpoint of another environment, or of none, is not found and stays as it is', async () => {
  const { workos, api } = await startServer()
  const other = await startServer()
  const theirs = await other.workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })

  for (const id of [theirs.id, 'we_01J00000000000000000000000', 'nonsense', '%00']) {
    const base = `/webhook_endpoints/${id}`
    const delivery = `${base}/deliveries/delivery_01J00000000000000000000000`
    const answers = await Promise.all([
      api.request(base, { method: 'PATCH', body: { status: 'disabled' } }),
      api.delete(base),
      api.get(`${base}/deliveries`),
      api.get(`${delivery}/attempts`),
      api.post(`${delivery}/resend`),
      api.post(`${base}/replay`, { since: new Date().toISOString() }),
      api.post(`${base}/test`, {}),
      api.post(`${base}/rotate_secret`),
    ])
    for (const { status, body } of answers) {
      if (id === '%00') expect(status).toBe(422)
      else {
        expect([status, body]).toEqual([404, notFoundBody('Webhook endpoint', id)])
      }
    }
  }

  expect((await workos.webhooks.listWebhookEndpoints()).data).toEqual([])
  expect((await other.workos.webhooks.listWebhookEndpoints()).data).toEqual([theirs])
})

test('secrets lie sealed in the database', async () => {
  const { workos, environment } = await startServer()
  const { id, secret } = await workos.webhooks.createWebhookEndpoint({ endpointUrl: url(), events: ['user.created'] })

  const row = await environment.db.one<{ text: string }>(sql`
    select to_jsonb(webhook_endpoints)::text as text from webhook_endpoints
    where environment_id = ${environment.environmentId} and id = ${id}`)

  expect(row.text).toMatch(/"sealed_secret": "v\d\./)
  expect(row.text).not.toContain(secret.slice('whsec_'.length))
})
