import { expect, onTestFinished, test } from 'vitest'
import { startPages } from '#hosted-sign-in/pages.fixture.ts'
import { cleanUp } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { timeOfId } from '#platform/ids.ts'
import { phone, refused, startRadar } from '#sign-in/authentication/radar/radar.fixture.ts'
import { startReceiver } from '#test/receiver.ts'
import { send } from '#test/samples.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { erasePerson } from './jobs.ts'

const password = 'a sturdy long passphrase'
const former = 'ada.former@northwind.example'
const email = 'Ada.Lovelace@northwind.example'
/** Texts that say something of the person. */
const traces = [
  'former@',
  'lovelace',
  'augusta',
  'countess',
  '203.0.113.7',
  'babbage browser',
  'pictures.example',
  'ext-77',
]

interface Event {
  id: string
  event: string
  data: Record<string, unknown>
}

async function allEvents({ url, apiKey }: TestServer): Promise<Event[]> {
  const { json } = await send(url, '/events?limit=100', { key: apiKey })
  return (json as { data: Event[] }).data
}

async function erase({ api }: TestServer, userId: string) {
  const { status, body } = await api.post<{ id: string; status: string; user_id: string }>(
    `/user_management/users/${userId}/erase`,
    {},
  )
  const erasure = body
  const path = `/user_management/erasures/${erasure.id}`
  const statusOf = async () => (await api.get<{ status: string }>(path)).body.status
  if (status === 202) await expect.poll(statusOf, { timeout: 20_000 }).toBe('completed')
  return { status, erasure }
}

test('an erased person is nowhere in events, deliveries and messages; ids, order and other people stay', async () => {
  const server = await startServer()
  const { workos, api, clientId } = server
  const receiver = await startReceiver(({ body }) => ({ status: 200, body: `Thank you for ${body.toString()}` }))
  const endpoint = (
    await api.post<{ id: string }>('/webhook_endpoints', {
      endpoint_url: receiver.url,
      events: ['user.created', 'session.created', 'user.updated'],
    })
  ).body
  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  const user = await workos.userManagement.createUser({
    email: former,
    password,
    emailVerified: true,
    firstName: 'Augusta',
    lastName: 'Lovelace',
    externalId: 'ext-77',
    metadata: { title: 'Countess' },
  })
  await workos.userManagement.updateUser({ userId: user.id, email, emailVerified: true })
  // The address that she left is someone else's now.
  const other = await workos.userManagement.createUser({ email: former, firstName: 'Grace' })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: organization.id })
  const origin = { ipAddress: '203.0.113.7', userAgent: 'Babbage Browser' }
  await workos.userManagement.authenticateWithPassword({ clientId, email, password, ...origin })
  await workos.userManagement
    .authenticateWithPassword({ clientId, email, password: 'a wrong one', ...origin })
    .catch(() => undefined)
  await workos.userManagement.createPasswordReset({ email })
  await workos.userManagement.sendInvitation({ email: 'ada.lovelace@northwind.example' }).catch(() => undefined)
  await receiver.received(4)
  const before = await allEvents(server)
  const ofOther = before.filter(({ data }) => data.id === other.id)
  expect(await server.outbox(email)).not.toEqual([])

  const { status, erasure } = await erase(server, user.id)

  expect([status, erasure.user_id]).toEqual([202, user.id])
  expect((await api.get(`/user_management/users/${user.id}`)).status).toBe(404)
  const after = await allEvents(server)
  expect(after.slice(0, before.length).map(({ id, event }) => [id, event])).toEqual(
    before.map(({ id, event }) => [id, event]),
  )
  expect(after.slice(before.length).map(({ event }) => event)).toEqual([
    'session.revoked',
    'organization_membership.deleted',
    'user.deleted',
  ])
  expect(after.filter(({ data }) => data.id === other.id)).toEqual(ofOther)
  const others = after.filter(({ data }) => data.id !== other.id)
  for (const trace of traces) expect(JSON.stringify(others).toLowerCase()).not.toContain(trace)
  expect(after.find(({ event }) => event === 'user.created')?.data).toMatchObject({
    id: user.id,
    email: 'erased@erased.invalid',
    first_name: null,
    metadata: {},
  })
  expect(await server.outbox(email)).toEqual([])
  const { body } = await api.get<{ data: { id: string }[] }>(`/webhook_endpoints/${endpoint.id}/deliveries?limit=100`)
  const attempts = await Promise.all(
    body.data.map(({ id }) => api.get(`/webhook_endpoints/${endpoint.id}/deliveries/${id}/attempts`)),
  )
  const shown = JSON.stringify(attempts.map((attempt) => attempt.body)).toLowerCase()
  for (const trace of traces.slice(1)) expect(shown).not.toContain(trace)
  await receiver.close()
})

test('a phone that was texted to at a sign-up is forgotten too, as long as the message is kept', async () => {
  const server = await startRadar({ restriction: 'challenge', challenge_channel: 'sms' })
  const { workos, signIn, outbox, app, environment } = server
  await workos.radar.addListEntry({ type: 'email', action: 'block', entry: email })
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  const { pendingAuthenticationToken } = await refused(signIn(email))
  await workos.userManagement.sendRadarSmsChallenge({ userId: user.id, pendingAuthenticationToken, phoneNumber: phone })
  expect(await outbox(phone)).toHaveLength(1)
  await environment.db.run(sql`
    update one_time_codes set expires_at = expires_at - interval '20 days'
    where environment_id = ${environment.environmentId}`)
  await cleanUp(app.system, { tables: ['one_time_codes'] })

  await erase(server, user.id)

  expect(await outbox(phone)).toEqual([])
})

test('a second call finds the first erasure, and a user who was deleted before can be erased', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  const user = await userManagement.createUser({ email, lastName: 'Lovelace' })
  await userManagement.createMagicAuth({ email })
  await userManagement.deleteUser(user.id)

  const { erasure } = await erase(server, user.id)
  const again = await erase(server, user.id)

  expect(again.erasure).toMatchObject({ id: erasure.id, status: 'completed' })
  expect(JSON.stringify(await allEvents(server)).toLowerCase()).not.toContain('lovelace')
  expect(await server.outbox(email)).toEqual([])
})

test('[T-3] no one is erased who is not there, or in another environment', async () => {
  const [ours, theirs] = [await startServer(), await startServer()]
  const user = await ours.workos.userManagement.createUser({ email })

  expect((await erase(theirs, user.id)).status).toBe(404)
  expect((await erase(ours, 'user_01J00000000000000000000000')).status).toBe(404)
  expect(await ours.workos.userManagement.getUser(user.id)).toEqual(user)
})

test('an erasure that cannot end says so and how far it came, and a retry continues from there', async () => {
  const server = await startOwnServer({ config: { role: 'api' } })
  onTestFinished(() => server.close())
  const { environment, workos, api } = server
  const user = await workos.userManagement.createUser({ email })
  const { body: erasure } = await api.post<{ id: string }>(`/user_management/users/${user.id}/erase`, {})
  const read = async () =>
    (await api.get<{ status: string; progress: unknown }>(`/user_management/erasures/${erasure.id}`)).body
  // Two steps of events about the user, long ago, then one that cannot be changed.
  const id = (n: number) => `event_01KB0000000000${String(n).padStart(12, '0')}`
  await environment.db.run(sql`
    insert into events (environment_id, id, event, data, context, created_at)
    select ${environment.environmentId}, 'event_01KB0000000000' || lpad(n::text, 12, '0'), 'session.created',
      json_build_object('object', 'session', 'user_id', ${user.id}::text), '{}', now()
    from generate_series(1, 1001) n`)
  const { pool } = environment.system.database
  await pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
    create trigger refused before update of data on events for each row when (old.id = '${id(1001)}') execute function refuse()`)
  const attempt = (isLast: boolean) => erasePerson.run({ id: erasure.id }, environment, { isLast })
  expect(await read()).toMatchObject({ status: 'in_progress', progress: null })

  await expect(attempt(false)).rejects.toThrow('refused')
  expect(await read()).toMatchObject({ status: 'in_progress' })
  await expect(attempt(true)).rejects.toThrow('refused')

  const recordedUntil = timeOfId(id(1000))?.toISOString()
  expect(await read()).toMatchObject({
    status: 'failed',
    progress: { parts_done: 0, recorded_until: recordedUntil },
  })
  await pool.query('drop trigger refused on events')
  // Where an attempt has been, the next one does not look again.
  await environment.db.run(sql`
    update events set data = ${JSON.stringify({ object: 'user', id: user.id, email })}
    where environment_id = ${environment.environmentId} and id = ${id(7)}`)
  await attempt(false)
  expect(await read()).toMatchObject({ status: 'completed' })
  const texts = await environment.db.many<{ id: string }>(sql`
    select id from events where environment_id = ${environment.environmentId} and data::text like '%Lovelace%'`)
  expect(texts).toEqual([{ id: id(7) }])
})

test('what an erased person entered in a form that was refused is deleted with the sign-in', async () => {
  const server = await startPages()
  const user = await server.workos.userManagement.createUser({ email, emailVerified: true })
  const browser = server.browser()
  await browser.open(server.authorizeUrl({ screen_hint: 'sign-up' }))
  await browser.submit({ email, password: '' })
  expect(browser.html).toContain(email)

  await erase(server, user.id)

  const rows = await server.environment.db.many(sql`
    select 1 from authorization_requests where environment_id = ${server.environment.environmentId}`)
  expect(rows).toEqual([])
})
