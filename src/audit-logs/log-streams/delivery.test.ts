import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { anEvent, listEvents, prepareLog } from '../audit-events/events.fixture.ts'
import { type LogReceiver, type LogRequest, startLogReceiver, until } from './receiver.fixture.ts'

const server = await startOwnServer({})
const receivers: LogReceiver[] = []

afterAll(async () => {
  await server.close()
  for (const each of receivers) await each.close()
})

/** Each test has its own, as they run at the same time. */
async function startReceiver(): Promise<LogReceiver> {
  const receiver = await startLogReceiver()
  receivers.push(receiver)
  return receiver
}

let added = 0
/** Events like no others: the same one again would count as sent twice. */
async function add(organization_id: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const event = anEvent({ actor: { id: `user_${added++}`, type: 'user' } })
    await server.api.post('/audit_logs/events', { organization_id, event })
  }
}

interface Stream {
  id: string
  state: string
  pending_events: number
  last_error: { message: string } | null
  last_synced_at: string | null
  next_attempt_at: string | null
}

async function stream({ url }: LogReceiver, members: object = {}): Promise<{ id: string; organizationId: string }> {
  const organizationId = await prepareLog(server)
  const { status, body } = await server.api.post<Stream>('/audit_logs/streams', {
    organization_id: organizationId,
    destination: { type: 'GenericHttps', url, format: 'ndjson', header_value: 'Bearer s3cret' },
    ...members,
  })
  expect(status).toBe(201)
  return { id: body.id, organizationId }
}

const streamOf = async (id: string) => (await server.api.get<Stream>(`/audit_logs/streams/${id}`)).body
const patch = (path: string, body: object) => server.api.request(path, { method: 'PATCH', body })
const untilState = (id: string, state: string) =>
  until(
    () => streamOf(id),
    (stream) => stream.state === state,
  )
const untilDone = (id: string) =>
  until(
    () => streamOf(id),
    (stream) => stream.state === 'active' && stream.pending_events === 0,
  )
const idsIn = ({ body }: LogRequest): string[] =>
  body
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => `audit_log_event_${JSON.parse(line).keySuffix}`)
/** The ids of the log of an organization, in its order. */
const logged = async (organizationId: string) =>
  (await listEvents(server, organizationId, '&limit=100')).sort((a, b) => a.sequence - b.sequence).map(({ id }) => id)

/** Answers as configured, and keeps what was received, in order. */
function taking(receiver: LogReceiver, answer: (request: LogRequest) => number | Promise<number>): string[] {
  const taken: string[] = []
  receiver.respond = async (request) => {
    const status = await answer(request)
    if (status === 200) taken.push(...idsIn(request))
    return { status }
  }
  return taken
}

test.concurrent('what a receiver that was away has missed comes once it is back, in order', async () => {
  const receiver = await startReceiver()
  const { id, organizationId } = await stream(receiver)
  await receiver.close()
  await add(organizationId, 3)
  expect(await untilState(id, 'error')).toMatchObject({ pending_events: 3, last_synced_at: null })
  expect((await streamOf(id)).last_error?.message).toBe('The connection could not be opened, or it broke.')
  await add(organizationId, 2)
  const taken = taking(receiver, () => 200)
  await receiver.open()
  await untilDone(id)
  expect(taken).toEqual(await logged(organizationId))
})

test.concurrent('a receiver that answers 500, or is slow, gets each event once it takes it, in order', async () => {
  const receiver = await startReceiver()
  const { id, organizationId } = await stream(receiver)
  let refusals = 2
  const taken = taking(receiver, async () => {
    await delay(20)
    return refusals-- > 0 ? 500 : 200
  })
  await add(organizationId, 12)
  await untilDone(id)
  expect(taken).toEqual(await logged(organizationId))
  expect(await streamOf(id)).toMatchObject({ last_error: { message: 'It answered 500.' }, next_attempt_at: null })
})

test.concurrent('a receiver that hangs delays no other stream, and gets everything later', async () => {
  const receiver = await startReceiver()
  const other = await startReceiver()
  const hanging = await stream(receiver)
  const fine = await stream(other)
  receiver.respond = () => undefined
  await add(hanging.organizationId, 2)
  await receiver.received(1)
  await add(fine.organizationId, 3)
  await untilDone(fine.id)
  expect(other.requests.flatMap(idsIn)).toEqual(await logged(fine.organizationId))
  expect(await streamOf(hanging.id)).toMatchObject({ pending_events: 2 })

  await receiver.close()
  const taken = taking(receiver, () => 200)
  await receiver.open()
  await untilDone(hanging.id)
  expect(taken).toEqual(await logged(hanging.organizationId))
})

test.concurrent('a receiver that takes no large batch gets smaller ones, down to single events', async () => {
  const receiver = await startReceiver()
  const { id, organizationId } = await stream(receiver, { state: 'inactive' })
  const taken = taking(receiver, (request) => (idsIn(request).length > 1 ? 413 : 200))
  await add(organizationId, 3)
  await patch(`/audit_logs/streams/${id}`, { state: 'active' })
  await untilDone(id)
  expect(taken).toEqual(await logged(organizationId))
})

test.concurrent('a refused credential is said, not tried again at once, and put right by another one', async () => {
  const receiver = await startReceiver()
  const { id, organizationId } = await stream(receiver)
  const taken = taking(receiver, ({ headers }) => (headers.authorization === 'Bearer right' ? 200 : 401))
  await add(organizationId, 2)
  expect(await untilState(id, 'invalid')).toMatchObject({ last_error: { message: 'It answered 401.' } })
  const asked = receiver.requests.length
  await add(organizationId, 1)
  expect((await server.api.post(`/audit_logs/streams/${id}/test_event`, {})).body).toMatchObject({
    is_delivered: false,
    error: 'It answered 401.',
  })
  expect(receiver.requests).toHaveLength(asked + 1)

  const destination = { type: 'GenericHttps', url: receiver.url, format: 'ndjson' }
  await patch(`/audit_logs/streams/${id}`, { destination: { ...destination, header_value: 'Bearer right' } })
  await untilDone(id)
  expect(taken).toEqual(await logged(organizationId))
  // The secret stays with a change that does not name one.
  await patch(`/audit_logs/streams/${id}`, { destination })
  await add(organizationId, 1)
  await untilDone(id)
})

test.concurrent('a paused stream sends nothing but test events, and continues where it stopped', async () => {
  const receiver = await startReceiver()
  const { id, organizationId } = await stream(receiver)
  await add(organizationId, 1)
  await untilDone(id)
  await patch(`/audit_logs/streams/${id}`, { state: 'inactive' })
  await add(organizationId, 2)
  const { body } = await server.api.post<{ event_id: string }>(`/audit_logs/streams/${id}/test_event`, {})
  expect(body).toMatchObject({ is_delivered: true, error: null })
  expect(receiver.requests.flatMap(idsIn)).toHaveLength(2)
  expect(receiver.requests.flatMap(idsIn)[1]).toBe(body.event_id)
  expect(await streamOf(id)).toMatchObject({ state: 'inactive', pending_events: 2 })

  receiver.requests.length = 0
  await patch(`/audit_logs/streams/${id}`, { state: 'active' })
  await untilDone(id)
  expect(receiver.requests.flatMap(idsIn)).toEqual((await logged(organizationId)).slice(1))
})

test.concurrent('a stream begins with new events, or with the first of the log', async () => {
  const receiver = await startReceiver()
  const organizationId = await prepareLog(server)
  await add(organizationId, 2)
  const destination = { type: 'GenericHttps', url: receiver.url, format: 'ndjson', header_value: 'x' }
  const create = async (members: object) =>
    (await server.api.post<Stream>('/audit_logs/streams', { organization_id: organizationId, destination, ...members }))
      .body
  expect(await create({})).toMatchObject({ pending_events: 0 })
  const all = await create({ begin_with: 'all_events' })
  expect(all.pending_events).toBe(2)
  await untilDone(all.id)
  expect(receiver.requests.flatMap(idsIn)).toEqual(await logged(organizationId))
})

test.concurrent('what retention removed before it was taken is skipped, and the rest goes on', async () => {
  const receiver = await startReceiver()
  const { id, organizationId } = await stream(receiver, { state: 'inactive' })
  await add(organizationId, 3)
  const client = await server.app.system.database.pool.connect()
  await client.query("begin; set local gatehouse.removal = 'test'")
  await client.query('delete from audit_log_events where organization_id = $1', [organizationId])
  await client.query('commit')
  client.release()
  await patch(`/audit_logs/streams/${id}`, { state: 'active' })
  await until(
    () => streamOf(id),
    (stream) => stream.pending_events === 0,
  )
  await add(organizationId, 1)
  await untilDone(id)
  expect(receiver.requests.flatMap(idsIn)).toEqual(await logged(organizationId))
})

test.concurrent('the configuration of an organization shows its stream', async () => {
  const receiver = await startReceiver()
  const { id, organizationId } = await stream(receiver)
  const configuration = async () =>
    (await server.api.get<{ log_stream?: object }>(`/organizations/${organizationId}/audit_log_configuration`)).body
  expect((await configuration()).log_stream).toMatchObject({
    id,
    type: 'GenericHttps',
    state: 'active',
    last_synced_at: null,
  })
  await server.api.delete(`/audit_logs/streams/${id}`)
  expect(await configuration()).not.toHaveProperty('log_stream')
})

test.concurrent('[E-2] [E-5] nothing can be streamed to an address that is private, in clear or not a URL; nothing is stored then', async () => {
  const organizationId = await prepareLog(server)
  const splunk = (url: string) => ({ type: 'Splunk', url, token: 't' })
  const bad = ['http://splunk.example.com', 'https://10.0.0.1/', 'https://169.254.169.254/', 'ftp://a', 'not a url', '']
  for (const destination of [
    ...bad.map(splunk),
    { type: 'Snowflake', account: 'a' },
    { type: 'Datadog', region: 'EU2', api_key: 'k' },
    { type: 'GenericHttps', url: 'https://a.example', header_value: 'a\r\nhost: b' },
    { type: 'GenericHttps', url: 'https://a.example', header_name: 'Host', header_value: 'a' },
    // Without a key of Amazon, the server cannot assume roles.
    { type: 'S3', account_id: '123456789012', role_name: 'r', bucket_name: 'logs' },
  ]) {
    const { status } = await server.api.post('/audit_logs/streams', { organization_id: organizationId, destination })
    expect([destination, status]).toEqual([destination, 422])
  }
  const { body } = await server.api.get<{ data: object[] }>(`/audit_logs/streams?organization_id=${organizationId}`)
  expect(body.data).toEqual([])
})
