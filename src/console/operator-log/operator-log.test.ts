import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { openConsole } from '../console.fixture.ts'
import type { OperatorLogEntry } from './schemas.ts'

interface List {
  data: OperatorLogEntry[]
}

async function start() {
  const server = await startServer()
  const log = async (query = '') => (await server.api.get<List>(`/operator_log?limit=100&${query}`)).body.data
  return { server, log }
}

test('a change by a key is in the log once it is answered: who, from where, which operation, what it changed', async () => {
  const { server, log } = await start()
  const { api } = server
  const created = await api.post<{ id: string }>('/organizations', { name: 'Acme' })
  const path = `/organizations/${created.body.id}`
  const updated = await api.put(path, { name: 'Acme Inc.' })
  await api.delete(path)

  const entries = await log(`target_id=${created.body.id}`)

  expect(entries.map(({ operation, before, after }) => [operation, before?.name, after?.name])).toEqual([
    ['OrganizationsController_deleteOrganization', 'Acme Inc.', undefined],
    ['OrganizationsController_updateOrganization', 'Acme', 'Acme Inc.'],
    ['OrganizationsController_create', undefined, 'Acme'],
  ])
  expect(entries[1]).toMatchObject({
    object: 'operator_log_entry',
    actor: { type: 'api_key', name: 'First key', role: null },
    targets: [{ type: 'organization', id: created.body.id, name: 'Acme Inc.' }],
    before: { name: 'Acme' },
    after: { name: 'Acme Inc.' },
    withheld: [],
    request_id: updated.headers.get('x-request-id'),
    ip_address: expect.stringMatching(/127\.0\.0\.1|::1/),
  })
  expect(Object.keys(entries[1]?.before ?? {})).toEqual(['name'])
})

test('a change by an operator says in which role, and why', async () => {
  const { server, log } = await start()
  const team = await openConsole(server)
  const support = await team.session({ role: 'support', environmentId: server.environment.environmentId })
  const user = await server.workos.userManagement.createUser({ email: 'ada@acme.example' })

  const path = team.path(server.environment, `/user_management/users/${user.id}/sessions`)
  expect((await support.call(path, { method: 'DELETE' })).body.needs).toBe('reason')
  const { status } = await support.call(path, { method: 'DELETE', headers: { 'x-gatehouse-reason': 'Lost%20laptop' } })

  expect(status).toBe(204)
  const [entry] = await log(`target_id=${user.id}`)
  expect(entry).toMatchObject({
    operation: 'gatehouse.sessions.revoke_all',
    actor: { type: 'operator', id: support.id, name: support.email, role: 'support' },
    reason: 'Lost laptop',
    targets: expect.arrayContaining([expect.objectContaining({ id: user.id })]),
  })
  expect((await log(`actor_id=${support.id}`)).map(({ id }) => id)).toEqual([entry?.id])
  const { data: events } = await server.workos.events.listEvents({ events: ['user.created'] })
  expect(events).toHaveLength(1)
})

test('secrets and what says something of a person are named in the log, and nowhere shown', async () => {
  const { server, log } = await start()
  const { api } = server
  const { body: user } = await api.post<{ id: string }>('/user_management/users', {
    email: 'lovelace@acme.example',
    password: 'a sturdy long passphrase',
    first_name: 'Ada',
  })
  await api.put(`/user_management/users/${user.id}`, { last_name: 'Lovelace', password: 'another sturdy passphrase' })
  await api.post('/environments/current/keys', { name: 'Second' })
  await api.post('/webhook_endpoints', { endpoint_url: 'https://example.com/hook', events: ['user.created'] })

  const entries = await log()
  const [hook, key, update] = entries

  expect(update).toMatchObject({ withheld: expect.arrayContaining(['last_name', 'password']) })
  expect(key).toMatchObject({ after: { name: 'Second' }, withheld: expect.arrayContaining(['value']) })
  expect(hook?.withheld).toContain('secret')
  const { rows } = {
    rows: await server.environment.db.many<{ text: string }>(sql`
    select e::text as text from audit_log_events e where e.metadata::text ~* 'lovelace|passphrase' or e.targets::text ~* 'lovelace'`),
  }
  expect(rows).toEqual([])
  expect(JSON.stringify(entries)).not.toMatch(/lovelace|passphrase|sk_[A-Za-z0-9]{20}/i)
})

test('what was refused, repeated or read leaves no entry, and a revealed secret does', async () => {
  const { server, log } = await start()
  const { api } = server
  const team = await openConsole(server)
  const owner = await team.session({ role: 'owner' })
  await api.post('/organizations', {})
  await api.get('/organizations')
  await api.post('/organizations', { name: 'Once' }, { 'Idempotency-Key': 'once' })
  await api.post('/organizations', { name: 'Once' }, { 'Idempotency-Key': 'once' })
  await api.delete('/organizations/org_unknown')
  const invitation = (await api.post<{ id: string }>('/user_management/invitations', { email: 'ada@acme.example' }))
    .body
  const path = team.path(server.environment, `/user_management/invitations/${invitation.id}`)
  await owner.call(path)
  await owner.call(path, { headers: { 'x-gatehouse-reveal': '1', 'x-gatehouse-reason': 'Mail is down' } })

  const entries = await log()

  expect(entries.map(({ operation, reason }) => [operation, reason])).toEqual([
    ['UserlandUserInvitesController_get', 'Mail is down'],
    ['UserlandUserInvitesController_create', null],
    ['OrganizationsController_create', null],
  ])
})

test('what an application does for its users while it runs is no change by its key', async () => {
  const { server, log } = await start()
  await server.workos.userManagement.createUser({ email: 'ada@acme.example', password: 'a sturdy long passphrase' })
  await server.api.post('/user_management/authenticate', {
    grant_type: 'password',
    client_id: server.clientId,
    client_secret: server.apiKey,
    email: 'ada@acme.example',
    password: 'a sturdy long passphrase',
  })
  expect((await log()).map(({ operation }) => operation)).toEqual(['UserlandUsersController_create[0]'])
})

test('many changes at once and readers at the same time: each entry is in the log once, in one chain', async () => {
  const { server, log } = await start()
  const names = Array.from({ length: 30 }, (_, i) => `Organization ${i}`)
  await Promise.all([
    ...names.map((name) => server.api.post('/organizations', { name })),
    ...Array.from({ length: 5 }, () => log()),
  ])

  const entries = await log()

  expect(entries.map(({ after }) => after?.name).toSorted()).toEqual(names.toSorted())
  expect(entries.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(names.map((_, i) => i + 1))
  const { body } = await server.api.get('/operator_log/verification')
  expect(body).toEqual({ object: 'operator_log_verification', entries: 30, intact: true, fault: null })
})

test('an entry that was changed in the database is found', async () => {
  const server = await startOwnServer({})
  onTestFinished(() => server.close())
  for (const name of ['One', 'Two', 'Three']) await server.api.post('/organizations', { name })
  const list = await server.api.get<List>('/operator_log')
  const [, second] = list.body.data
  await server.environment.transaction(async (tx) => {
    await tx.db.run(sql`alter table audit_log_events disable trigger user`)
    await tx.db.run(sql`
      update audit_log_events set metadata = '{}' where id = ${second?.id ?? ''} and environment_id <> ${tx.environmentId}`)
    await tx.db.run(sql`alter table audit_log_events enable trigger user`)
  })
  const { body } = await server.api.get('/operator_log/verification')
  expect(body).toMatchObject({ intact: false, fault: expect.stringContaining('event 2') })
})

test('[T-3] the log of one environment says nothing of another, and the organization of a log cannot be deleted', async () => {
  const [ours, theirs] = [await start(), await start()]
  const { body } = await theirs.server.api.post<{ id: string }>('/organizations', { name: 'Theirs' })
  await theirs.log()
  expect(await ours.log()).toEqual([])
  expect(await ours.log(`target_id=${body.id}`)).toEqual([])

  const team = await openConsole(ours.server)
  const owner = await team.session({ role: 'owner' })
  const { organization_id } = await team.operators.db.one<{ organization_id: string }>(sql`
    select organization_id from operator_logs where of_environment_id = ${theirs.server.environment.environmentId}`)
  const refused = await owner.call(team.path(team.operators, `/organizations/${organization_id}`), { method: 'DELETE' })
  expect([refused.status, refused.body.code]).toEqual([409, 'operator_log_kept'])
})

test('a change that the role of an operator does not permit is in the log once an hour, with who tried; a read is not', async () => {
  const { server, log } = await start()
  const team = await openConsole(server)
  const viewer = await team.session({ role: 'viewer', environmentId: server.environment.environmentId })
  const create = () =>
    viewer.call(team.path(server.environment, '/organizations'), { method: 'POST', body: { name: 'Acme' } })
  for (let i = 0; i < 3; i++) expect((await create()).body.needs).toBe('role')
  await viewer.call(team.path(server.environment, '/vault/v1/kv'))

  const entries = await log(`actor_id=${viewer.id}`)

  expect(entries).toMatchObject([
    {
      operation: 'OrganizationsController_create',
      summary: 'Create an organization',
      outcome: 'refused',
      actor: { type: 'operator', id: viewer.id, role: 'viewer' },
      before: null,
      after: null,
    },
  ])
  const { body } = await server.api.get<{ intact: boolean }>('/operator_log/verification')
  expect(body.intact).toBe(true)
})
