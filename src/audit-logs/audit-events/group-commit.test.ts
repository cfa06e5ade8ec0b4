import { expect, onTestFinished, test } from 'vitest'
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
      toInsert(environment, {
        event: anEvent(),
        schemaId: schema.id,
        found: { words: null },
        requestHash: Buffer.from(name),
      }),
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
