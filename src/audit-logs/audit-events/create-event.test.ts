import { expect, test } from 'vitest'
import { emptyEnvironment } from '#environment/environments/index.ts'
import { startServer } from '#test/server.ts'
import { addEvents, anEvent, listEvents, prepareLog } from './events.fixture.ts'

const server = await startServer()
const { api, workos } = server
const organization = await prepareLog(server)

const send = (event: object, headers: Record<string, string> = {}, organization_id = organization) =>
  api.post<Record<string, unknown>>('/audit_logs/events', { organization_id, event }, headers)
const count = async (organizationId = organization) => (await listEvents(server, organizationId, '&limit=100')).length

test('what the official SDK sends is in the log as it was sent', async () => {
  const { id } = await workos.organizations.createOrganization({ name: 'Contoso' })
  const occurredAt = new Date('2026-03-04T05:06:07.089Z')
  await workos.auditLogs.createEvent(id, {
    action: 'user.signed_in',
    occurredAt,
    actor: { id: 'user_1', type: 'user', name: 'Ada', metadata: { role: 'admin', age: 36, active: true } },
    targets: [{ id: 'team_1', type: 'team', name: 'Engines', metadata: { size: 3 } }],
    context: { location: '203.0.113.7', userAgent: 'Chrome/104.0.0.0' },
    metadata: { ratio: 0.1, note: 'ünïcode ✓' },
  })

  const [event] = await listEvents(server, id)
  expect(event).toMatchObject({
    object: 'audit_log_event',
    organization_id: id,
    sequence: 1,
    action: 'user.signed_in',
    version: 1,
    occurred_at: occurredAt.toISOString(),
    actor: { id: 'user_1', type: 'user', name: 'Ada', metadata: { role: 'admin', age: 36, active: true } },
    targets: [{ id: 'team_1', type: 'team', name: 'Engines', metadata: { size: 3 } }],
    context: { location: '203.0.113.7', user_agent: 'Chrome/104.0.0.0' },
    metadata: { ratio: 0.1, note: 'ünïcode ✓' },
  })
  expect((await api.get(`/audit_logs/events/${event?.id}`)).body).toEqual(event)
})

test('[I-8] the same event with the same key, or without one, is in the log once; with another key it is another', async () => {
  const { id } = await workos.organizations.createOrganization({ name: 'Fabrikam' })
  const event = anEvent({ metadata: { a: 1, b: 2 } })
  const inOtherOrder = anEvent({ metadata: { b: 2, a: 1 } })

  await Promise.all([event, inOtherOrder, event, event].map((each) => send(each, {}, id)))
  expect(await count(id)).toBe(1)
  for (const each of [event, inOtherOrder])
    expect(await send(each, { 'idempotency-key': 'one' }, id)).toMatchObject({ status: 200, body: { success: true } })
  expect(await count(id)).toBe(2)
  await send(event, { 'idempotency-key': 'two' }, id)
  await send(anEvent({ metadata: { a: 1 } }), { 'idempotency-key': 'one' }, id)
  expect(await count(id)).toBe(4)
  await send(event, { 'idempotency-key': 'one' })
  expect(await count(id)).toBe(4)
  expect(await send(event, { 'idempotency-key': 'k'.repeat(256) }, id)).toMatchObject({ status: 422 })
})

test('an event that does not match the schema of its action is refused with the pointers of what is wrong', async () => {
  await api.post('/audit_logs/actions/invoice.paid/schemas', {
    actor: { metadata: { type: 'object', properties: { role: { enum: ['admin', 'owner'] } }, required: ['role'] } },
    targets: [{ type: 'invoice', metadata: { type: 'object', properties: { cost: { type: 'number', minimum: 0 } } } }],
    metadata: { type: 'object', properties: { note: { type: 'string', maxLength: 5 } }, additionalProperties: false },
  })
  const before = await count()
  const wrong = anEvent({
    action: 'invoice.paid',
    targets: [
      { id: '1', type: 'invoice', metadata: { cost: -1 } },
      { id: '2', type: 'team' },
    ],
    metadata: { note: 'too long', 'more_than-that': 1 },
  })

  expect(await send(wrong)).toMatchObject({
    status: 400,
    body: {
      message: 'Invalid Audit Log event.',
      code: 'invalid_audit_log_event',
      errors: [
        { instancePath: '/actor/metadata', message: '`role` is missing' },
        { instancePath: '/targets/0/metadata/cost', message: 'does not match `minimum`' },
        { instancePath: '/targets/1/type' },
        { instancePath: '/metadata/note', message: 'does not match `maxLength`' },
        { instancePath: '/metadata/more_than-that', message: 'is not in the schema' },
      ],
    },
  })
  expect(await send(anEvent({ targets: [] }))).toMatchObject({
    status: 400,
    body: { errors: [{ instancePath: '/targets' }] },
  })
  expect(await send(anEvent({ action: 'user.unknown' }))).toMatchObject({
    status: 400,
    body: { errors: [{ instancePath: '/action' }] },
  })
  expect(await send(anEvent({ version: 2 }))).toMatchObject({
    status: 400,
    body: { errors: [{ instancePath: '/version' }] },
  })
  expect(await count()).toBe(before)
})

test('[U-12] what is missing, of a wrong type or beyond the limits of metadata is refused, and nothing of it is stored', async () => {
  const before = await count()
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`key_${i}`, i]))
  const faulty: [event: object, field: string][] = [
    [{ action: undefined }, 'event.action'],
    [{ occurred_at: 'yesterday' }, 'event.occurred_at'],
    [{ actor: { id: 'user_1' } }, 'event.actor.type'],
    [{ context: {} }, 'event.context.location'],
    [{ metadata: many }, 'event.metadata'],
    [{ metadata: { ['k'.repeat(41)]: 1 } }, 'event.metadata'],
    [{ metadata: { key: 'v'.repeat(501) } }, 'event.metadata.key'],
    [{ metadata: { key: null } }, 'event.metadata.key'],
    [{ actor: { id: 'user_1', type: 'user', metadata: { key: [] } } }, 'event.actor.metadata.key'],
  ]
  for (const [members, field] of faulty) {
    const { status, body } = await send(anEvent(members))
    expect([status, body]).toMatchObject([422, { errors: [{ field }] }])
  }
  expect(await count()).toBe(before)
})

test('[T-3] an organization of no one or of another environment has no log to write to', async () => {
  const other = await startServer()
  const foreign = await prepareLog(other)
  for (const id of [foreign, 'org_01GONE']) {
    expect(await send(anEvent(), {}, id)).toMatchObject({ status: 404, body: { entity_id: id } })
    expect(await listEvents(server, id)).toEqual([])
  }
  await addEvents(other, foreign, 1)
  const [event] = await listEvents(other, foreign)
  expect((await api.get(`/audit_logs/events/${event?.id}`)).status).toBe(404)
})

test('an event of an earlier version is checked by the schema of that version', async () => {
  const path = '/audit_logs/actions/team.renamed/schemas'
  await api.post(path, { targets: [{ type: 'team' }] })
  await api.post(path, { targets: [{ type: 'group' }] })
  const status = async (members: object) => (await send(anEvent({ action: 'team.renamed', ...members }))).status

  expect(await status({})).toBe(200)
  expect(await status({ version: 1 })).toBe(200)
  expect(await status({ version: 2 })).toBe(400)
  expect(await status({ version: 2, targets: [{ id: '1', type: 'group' }] })).toBe(200)
})

test('an environment that was emptied checks events by its new schemas, whatever was known of the old ones', async () => {
  const emptied = await startServer()
  const before = await prepareLog(emptied)
  await addEvents(emptied, before, 1)
  await emptyEnvironment(emptied.environment)

  const { id } = await emptied.workos.organizations.createOrganization({ name: 'Northwind' })
  const sendAgain = (event: object) => emptied.api.post('/audit_logs/events', { organization_id: id, event })
  expect((await sendAgain(anEvent())).status).toBe(400)
  await emptied.workos.auditLogs.createSchema({ action: 'user.signed_in', targets: [{ type: 'group' }] })
  expect((await sendAgain(anEvent())).status).toBe(400)
  expect((await sendAgain(anEvent({ targets: [{ id: '1', type: 'group' }] }))).status).toBe(200)
})

test('no statement changes an event in the database, and none deletes it that does not say so beforehand', async () => {
  const { id } = await workos.organizations.createOrganization({ name: 'Tailspin' })
  await addEvents(server, id, 2)
  const { pool } = server.app.system.database
  for (const statement of ["update audit_log_events set action = 'x'", 'delete from audit_log_events'])
    await expect(pool.query(`${statement} where organization_id = $1`, [id])).rejects.toThrow(
      'Events of audit logs are neither changed nor deleted',
    )
  expect(await count(id)).toBe(2)
})
