import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createServerProcess } from '#test/crash/server-process.ts'
import { createDatabase } from '#test/database.ts'
import { send } from '#test/samples.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { findSchema } from '../audit-actions/index.ts'
import { addEvents, anEvent, listEvents, prepareLog } from './events.fixture.ts'
import { storeTogether } from './group-commit.ts'
import { toInsert } from './insert-events.ts'
import { verifyOne } from './verify/verify-log.ts'

/** A server, and what holds the chain of its log, so that events gather behind the first. */
async function withHeldChain() {
  const server = await startOwnServer({})
  onTestFinished(server.close)
  const organizationId = await prepareLog(server)
  const { api, environment } = server
  const add = (actor: string, members: object = {}) =>
    api.post<{ code?: string }>('/audit_logs/events', {
      organization_id: organizationId,
      event: anEvent({ actor: { id: actor, type: 'user' }, ...members }),
    })
  await add('first')
  const observer = await environment.system.database.connect()
  onTestFinished(() => observer.end())
  await observer.query('begin')
  await observer.query('select from audit_log_chains where organization_id = $1 for update', [organizationId])
  const isWaitedFor = async () => {
    const { rowCount } = await observer.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return (rowCount ?? 0) > 0
  }
  const underWay = add('second')
  await expect.poll(isWaitedFor, { timeout: 10_000 }).toBe(true)
  return { server, organizationId, add, underWay, release: () => observer.query('commit'), observer }
}

test('events that come while another one of their log commits share one transaction, and each is a step of the chain', async () => {
  const { server, organizationId, add, underWay, release, observer } = await withHeldChain()
  const { api } = server
  const twice = { occurred_at: '2026-10-02T08:00:00.000Z' }
  const gathered = Array.from({ length: 30 }, (_, i) => add(`gathered ${i}`))
  const same = [add('same', twice), add('same', twice)]
  const wrong = [add('unknown', { action: 'user.unknown' }), add('wrong', { targets: [{ id: 'a', type: 'planet' }] })]
  for (const { status, body } of await Promise.all(wrong))
    expect([status, body.code]).toEqual([400, 'invalid_audit_log_event'])
  // A request that is answered after them shows that they have arrived.
  await api.get('/organizations')

  await release()

  const answers = await Promise.all([underWay, ...gathered, ...same])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const events = await listEvents(server, organizationId, '&order=asc&limit=100')
  expect(events.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 33 }, (_, i) => i + 1),
  )
  expect(events.filter(({ actor }) => actor.id === 'same')).toHaveLength(1)
  expect(await verifyOne(server.environment, organizationId, () => undefined)).toBeUndefined()
  const { rows } = await observer.query(
    'select count(distinct xmin::text)::int as transactions from audit_log_events where organization_id = $1',
    [organizationId],
  )
  // The first, the second, and one or, if some came late, two more.
  expect(rows[0]?.transactions).toBeLessThanOrEqual(4)
})

test('an event that the database refuses is refused alone, and those beside it are stored', async () => {
  const { server, organizationId, add, underWay, release, observer } = await withHeldChain()
  const { environment } = server
  const gathered = [add('before')]
  const { rows } = await observer.query<{ id: string }>('select id from audit_log_schemas')
  const schemaId = rows[0]?.id ?? ''
  // Without an action, which no request gets past its checks.
  const json = JSON.stringify({ id: environment.newId('audit_log_event'), request_hash: 'ff', schema_id: schemaId })
  const refused = storeTogether(environment, organizationId, [{ json, schemaId, requestHash: 'ff' }])
  const outcome = expect(refused).rejects.toMatchObject({ code: '23502' })
  gathered.push(add('behind'))
  await server.api.get('/organizations')

  await release()

  await outcome
  expect((await Promise.all([underWay, ...gathered])).map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await listEvents(server, organizationId)).toHaveLength(4)
})

test('a call that comes at any step after the one before was answered is answered too', async () => {
  const server = await startServer()
  const organizationId = await prepareLog(server)
  await addEvents(server, organizationId, 1)
  const { environment } = server
  const schema = await findSchema(environment, anEvent().action, 1)
  if (schema === undefined) throw new Error('The log has no schema.')
  const store = (name: string) =>
    storeTogether(environment, organizationId, [
      toInsert(environment, { event: anEvent(), schemaId: schema.id, terms: [], requestHash: Buffer.from(name) }),
    ])

  for (let steps = 0; steps < 12; steps++) {
    const next = store(`before ${steps}`).then(async () => {
      for (let step = 0; step < steps; step++) await undefined
      return store(`behind ${steps}`)
    })
    expect(await next).toMatchObject({ has_chain: true })
  }
})

test('a batch is stored in its order or not at all, and once for its keys; what is wrong is named by its place', async () => {
  const server = await startOwnServer({})
  onTestFinished(server.close)
  const organizationId = await prepareLog(server)
  const { api } = server
  const of = (actor: string, members: object = {}) => anEvent({ actor: { id: actor, type: 'user' }, ...members })
  const add = (events: readonly object[], key = 'of all') =>
    api.post('/audit_logs/events/batch', { organization_id: organizationId, events }, { 'idempotency-key': key })
  const actors = async () =>
    (await listEvents(server, organizationId, '&limit=100'))
      .toSorted((one, other) => one.sequence - other.sequence)
      .map(({ actor }) => actor.id)

  const events = [of('c'), of('a'), of('b', { idempotency_key: 'its own' })]
  expect(await add(events)).toMatchObject({ status: 200, body: { success: true } })
  expect(await actors()).toEqual(['c', 'a', 'b'])
  await add(events.toReversed())
  await add([of('b', { idempotency_key: 'its own' })], 'another')
  expect(await actors()).toEqual(['c', 'a', 'b'])

  expect(
    await add([of('d'), of('e', { targets: [{ id: 'a', type: 'planet' }] }), of('f', { version: 7 })]),
  ).toMatchObject({
    status: 400,
    body: { errors: [{ instancePath: '/events/1/targets/0/type' }, { instancePath: '/events/2/version' }] },
  })
  expect((await add([])).status).toBe(422)
  expect((await add(Array.from({ length: 101 }, (_, i) => of(`${i}`)))).status).toBe(422)
  expect(await actors()).toEqual(['c', 'a', 'b'])
  await add(Array.from({ length: 97 }, (_, i) => of(`${i}`)))
  expect((await actors()).slice(3)).toEqual(Array.from({ length: 97 }, (_, i) => `${i}`))
  expect(await verifyOne(server.environment, organizationId, () => undefined)).toBeUndefined()
})

test('whatever is killed under concurrent events and batches, every event that was answered is in the log once, and the chain holds', async () => {
  const databaseUrl = await createDatabase()
  const server = await createServerProcess(databaseUrl)
  const observer = new Client({ connectionString: databaseUrl })
  await observer.connect()
  onTestFinished(async () => {
    await server.kill()
    await observer.end()
  })
  await server.start()
  const call = (path: string, body: object, key?: string) =>
    send(`http://localhost:${server.port}`, path, {
      method: 'POST',
      key: server.apiKey,
      body,
      ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
    })
  await call('/audit_logs/actions/user.signed_in/schemas', { targets: [{ type: 'team' }] })
  const organizationOf = async (name: string) => String((await call('/organizations', { name })).json?.id)
  const organizations = [await organizationOf('Northwind'), await organizationOf('Contoso')]
  const answered: string[] = []

  /** Sends events until each is answered, again with the same key after every failure. */
  async function addAll(worker: number): Promise<void> {
    for (let round = 0; round < 8; round++) {
      const count = Math.random() < 0.5 ? 1 : 1 + Math.floor(Math.random() * 12)
      const actors = Array.from({ length: count }, (_, i) => `${worker}/${round}/${i}`)
      const events = actors.map((id) => anEvent({ actor: { id, type: 'user' } }))
      const organization_id = organizations[Math.floor(Math.random() * 1.3)]
      const [path, body] =
        count === 1
          ? ['/audit_logs/events', { organization_id, event: events[0] }]
          : ['/audit_logs/events/batch', { organization_id, events }]
      for (;;) {
        const answer = await call(path as string, body as object, `${worker}/${round}`).catch(() => undefined)
        if (answer?.status === 200) break
        await delay(20)
      }
      answered.push(...actors)
    }
  }
  const adding = Promise.all(Array.from({ length: 16 }, (_, worker) => addAll(worker)))
  const untilAnswered = (count: number) =>
    expect.poll(() => answered.length, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(count)
  const cutConnections = () =>
    observer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'gatehouse' and state = 'active' and pid <> pg_backend_pid()`,
    )

  for (const count of [20, 60]) {
    await untilAnswered(count)
    await cutConnections()
  }
  for (const count of [100, 180]) {
    await untilAnswered(count)
    await server.kill()
    await server.start()
  }
  await adding

  const { rows } = await observer.query<{ actor_id: string }>('select actor_id from audit_log_events')
  expect(rows.map(({ actor_id }) => actor_id).toSorted()).toEqual(answered.toSorted())
  for (const organization_id of organizations) {
    const { json } = await call('/audit_logs/verifications', { organization_id })
    const verification = async () =>
      (
        await send(`http://localhost:${server.port}`, `/audit_logs/verifications/${String(json?.id)}`, {
          key: server.apiKey,
        })
      ).json
    await expect.poll(async () => (await verification())?.state, { timeout: 60_000 }).toBe('intact')
  }
})
