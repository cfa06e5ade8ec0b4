import { Client } from 'pg'
import { Type } from 'typebox'
import { expect, onTestFinished, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { defineEvent } from '#platform/events/define-event.ts'
import { createIdMaker, ulidFloor } from '#platform/ids.ts'
import { createDatabase } from '#test/database.ts'
import { pagesReadBy } from '#test/pages-read.ts'
import { createRandom } from '#test/samples.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { listEvents as readPage } from './list-events.ts'
import { numberEvents } from './numbering.ts'
import { boundsOfRange, deleteZonesOfDroppedEvents, zoneSize } from './range-bounds.ts'
import { recordEvent } from './record-event.ts'

const organizationCreated = defineEvent(
  'organization.created',
  Type.Object({ id: Type.String(), object: Type.String() }),
)
const organizationDeleted = defineEvent(
  'organization.deleted',
  Type.Object({ id: Type.String(), object: Type.String() }),
)
const userCreated = defineEvent('user.created', Type.Object({ id: Type.String(), object: Type.String() }))

interface ListedEvent {
  id: string
  event: string
  data: { id: string }
  created_at: string
}
interface EventList {
  data: ListedEvent[]
  list_metadata: { after: string | null }
}

type Reader = Pick<TestServer, 'url' | 'apiKey'>

/** Not the validating client: these events are made up. */
async function get({ url, apiKey }: Reader, search: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/events?${search}`, { headers: { authorization: `Bearer ${apiKey}` } })
  return { status: response.status, body: await response.json() }
}

async function listEvents(server: Reader, search = ''): Promise<EventList> {
  const { status, body } = await get(server, search)
  expect([status, body]).toEqual([200, expect.anything()])
  return body as EventList
}

const record = (ctx: Context, id: string, event = organizationCreated, object = 'organization') =>
  ctx.transaction(async (tx) => recordEvent(tx, event, { id, object }))

/** All events in their order, page by page. */
async function readAll(server: Reader, after?: string): Promise<ListedEvent[]> {
  const events: ListedEvent[] = []
  let cursor = after
  for (;;) {
    const { data, list_metadata } = await listEvents(
      server,
      `limit=100${cursor === undefined ? '' : `&after=${cursor}`}`,
    )
    events.push(...data)
    expect(events.length).toBeLessThan(1_000)
    if (list_metadata.after === null) return events
    cursor = list_metadata.after
  }
}

/** A transaction that wrote and stays open, in another database of the same PostgreSQL server. */
async function leaveTransactionOpen(): Promise<void> {
  const client = new Client({ connectionString: await createDatabase() })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin')
  await client.query('create table left_open as select 1 as one')
}

test('a reader that follows `after` sees every event exactly once and in one order, however late its transaction commits', async () => {
  const random = createRandom(5)
  const server = await startServer()
  const { environment } = server
  const neighbour = (await startServer()).environment
  await leaveTransactionOpen()
  const committed: string[] = []
  let writing = true

  const write = async (n: number) => {
    const sleepSeconds = random.pick([0, 0, 0, 0.002, 0.01, 0.05, 0.2])
    const fails = random.integer(10) === 0
    const names = Array.from({ length: 1 + random.integer(3) }, (_, i) => `org_${n}_${i}`)
    await environment
      .transaction(async (tx) => {
        for (const name of names) recordEvent(tx, organizationCreated, { id: name, object: 'organization' })
        if (sleepSeconds > 0) await tx.db.run(sql`select pg_sleep(${sleepSeconds})`)
        if (fails) throw new Error('changed its mind')
      })
      .then(
        () => committed.push(...names),
        () => undefined,
      )
    if (n % 5 === 0) await record(neighbour, `org_of_a_neighbour_${n}`)
  }
  const follow = async (limit: number) => {
    const seen: ListedEvent[] = []
    for (let isLast = false; !isLast; ) {
      isLast = !writing
      for (let more = true; more; ) {
        const after = seen.at(-1)?.id
        const { data, list_metadata } = await listEvents(
          server,
          `limit=${limit}${after === undefined ? '' : `&after=${after}`}`,
        )
        seen.push(...data)
        expect(seen.length).toBeLessThan(1_000)
        more = list_metadata.after !== null
      }
    }
    return seen
  }

  const consumers = [3, 10, 100].map(follow)
  await Promise.all(Array.from({ length: 200 }, (_, n) => write(n)))
  writing = false
  const followed = await Promise.all(consumers)

  const all = await readAll(server)
  expect(all.map((event) => event.data.id).sort()).toEqual(committed.sort())
  for (const seen of followed) expect(seen).toEqual(all)
})

test('an event gets one position, however many readers number events at once', async () => {
  // Without a worker: it would number events too.
  const databaseUrl = await createDatabase()
  const server = await startOwnServer({ config: { role: 'api' }, secrets: { databaseUrl } })
  onTestFinished(() => server.close())
  const { database } = server.app.system
  // As another process has it: readers of one process share a step.
  const other = openDatabase({ url: databaseUrl, applicationName: 'another process', transactions: 1 })
  onTestFinished(() => other.close())
  const last = async () => (await database.one<{ last: number }>(sql`select last from event_positions`)).last
  await listEvents(server)
  const before = await last()
  await record(server.environment, 'org_a')
  // Held up in the middle of the step, so that both are in it before the first one is done.
  const holder = await database.begin()
  await holder.run(sql`select last from event_positions for update`)

  const readers = [listEvents(server), listEvents(server)]
  const numbering = numberEvents(other)
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(() => database.many(waiting), { timeout: 10_000 }).toHaveLength(2)
  await holder.commit()

  await numbering
  for (const { data } of await Promise.all(readers)) expect(data.map((event) => event.data.id)).toEqual(['org_a'])
  expect(await last()).toBe(before + 1)
})

test('events of transactions that came one after the other keep that order', async () => {
  const server = await startServer()
  const names = Array.from({ length: 60 }, (_, n) => `org_${n}`)
  let done = false
  const readers = Array.from({ length: 3 }, async () => {
    while (!done) await listEvents(server)
  })

  for (const name of names) await record(server.environment, name)
  done = true
  await Promise.all(readers)

  expect((await readAll(server)).map((event) => event.data.id)).toEqual(names)
})

test('an acknowledged write is in the next answer, on any node, while others write too', async () => {
  const databaseUrl = await createDatabase()
  const one = await startOwnServer({ secrets: { databaseUrl } })
  const two = await startOwnServer({ secrets: { databaseUrl } })
  onTestFinished(async () => {
    await Promise.all([one.close(), two.close()])
  })

  await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const { id } = await one.workos.organizations.createOrganization({ name: `Organization ${n}` })
      const { data } = await listEvents({ url: two.url, apiKey: one.apiKey }, 'limit=100')
      expect(data.map((event) => event.data.id)).toContain(id)
    }),
  )
})

test('events are filtered by name, in three notations, and by organization', async () => {
  const server = await startServer()
  const { environment } = server
  await record(environment, 'org_a')
  await record(environment, 'org_b')
  await record(environment, 'org_a', organizationDeleted)
  await record(environment, 'user_a', userCreated, 'user')
  const read = async (search: string) =>
    (await listEvents(server, search)).data.map(({ event, data }) => `${event} ${data.id}`)

  expect(await read('events=organization.created')).toEqual([
    'organization.created org_a',
    'organization.created org_b',
  ])
  const two = ['organization.deleted org_a', 'user.created user_a']
  expect(await read('events=organization.deleted,user.created')).toEqual(two)
  expect(await read('events=organization.deleted&events=user.created')).toEqual(two)
  expect(await read('events[]=organization.deleted&events[]=user.created')).toEqual(two)
  expect(await read('organization_id=org_a')).toEqual(['organization.created org_a', 'organization.deleted org_a'])
  expect(await read('organization_id=org_a&events=organization.deleted')).toEqual(['organization.deleted org_a'])
  expect(await read('organization_id=org_unknown')).toEqual([])
  expect(await read('events=session.created')).toEqual([])
})

/** An event of a moment, by its id and its time. */
function recordAt(ctx: Context, id: string, at: Date): Promise<void> {
  const { newId } = createIdMaker(() => at)
  return ctx.transaction(async (tx) =>
    recordEvent({ ...tx, now: () => at, newId }, organizationCreated, { id, object: 'organization' }),
  )
}

test('a range holds its start and not its end, and spans at most 30 days', async () => {
  const server = await startServer()
  for (const day of ['01', '02', '03'])
    await recordAt(server.environment, `org_${day}`, new Date(`2026-03-${day}T00:00:00.000Z`))
  const read = async (search: string) => (await listEvents(server, search)).data.map((event) => event.data.id)

  expect(await read('range_start=2026-03-02T00:00:00Z')).toEqual(['org_02', 'org_03'])
  expect(await read('range_end=2026-03-02T00:00:00Z')).toEqual(['org_01'])
  expect(await read('range_start=2026-03-01T00:00:00Z&range_end=2026-03-03T00:00:00Z')).toEqual(['org_01', 'org_02'])
  expect(await read('range_start=2026-03-02T01:00:00%2B01:00&range_end=2026-03-02T00:00:00.001Z')).toEqual(['org_02'])
  expect(await read('range_start=2026-02-15T00:00:00Z&range_end=2026-03-17T00:00:00Z')).toHaveLength(3)

  for (const search of [
    'range_start=2026-02-15T00:00:00Z&range_end=2026-03-17T00:00:00.001Z',
    'range_start=2026-03-02T00:00:00Z&range_end=2026-03-01T23:59:59Z',
    'range_start=2026-13-01T00:00:00Z',
    'range_start=yesterday',
    'range_end=2026-03-01',
  ]) {
    expect((await get(server, search)).status).toBe(422)
  }
})

test('a range has the same events as a reader finds by their times, however late transactions committed, in each order', async () => {
  const random = createRandom(11)
  const server = await startServer()
  const start = Date.parse('2026-03-10T00:00:00.000Z')
  // Hours apart, each numbered up to 40 minutes late or early in turn: positions and times are not in the same order.
  const times = Array.from({ length: 60 }, (_, n) => ({ n, at: start + n * 600_000 + random.integer(1_200_000) }))
  const commits = times.map((time) => ({ ...time, committed: time.at + random.integer(2_400_000) }))
  for (const { n, at } of commits.sort((a, b) => a.committed - b.committed)) {
    await recordAt(server.environment, `org_${n}`, new Date(at))
    await listEvents(server, 'limit=1')
  }
  const all = await readAll(server)

  for (let i = 0; i < 40; i++) {
    const [from, to] = [random.integer(60), random.integer(60)].sort((a, b) => a - b).map((n) => start + n * 600_000)
    const range = `range_start=${new Date(from ?? 0).toISOString()}&range_end=${new Date(to ?? 0).toISOString()}`
    const expected = all.filter(({ created_at: at }) => Date.parse(at) >= (from ?? 0) && Date.parse(at) < (to ?? 0))
    const ids = async (search: string) => (await listEvents(server, `limit=100&${search}`)).data.map(({ id }) => id)
    expect(await ids(range)).toEqual(expected.map(({ id }) => id))
    expect(await ids(`${range}&order=desc`)).toEqual(expected.map(({ id }) => id).reverse())
  }
})

test('a range reads a part of the log, wherever in it the range begins, however much happened in the hour before', async () => {
  const server = await startServer()
  const { environment } = server
  const { database } = environment.system
  const day = (n: number) => Date.parse('2026-03-01T00:00:00.000Z') + n * 86_400_000
  // A thousand a day, in the first minute of an hour: of other environments, another server may number some in between.
  const events = Array.from({ length: 30_000 }, (_, n) => n)
  const timeOf = (n: number) => day(Math.floor(n / 1_000)) + 3_600_000 * 23.5 + (n % 1_000)
  await numberEvents(database)
  await environment.db.run(sql`
    insert into events (environment_id, id, event, data, context, created_at)
    select ${environment.environmentId}, 'event_' || id, 'organization.created', '{}', '{}', to_timestamp(at / 1000.0)
    from unnest(${events.map((n) => ulidFloor(new Date(timeOf(n))).slice(0, 20) + String(n).padStart(6, '0'))}::text[],
      ${events.map(timeOf)}::bigint[]) as made (id, at)`)
  await numberEvents(database)
  const { first } = await database.one<{ first: number }>(sql`
    select min(position) as first from events where environment_id = ${environment.environmentId}`)

  const { above = 0, below = 0 } = await boundsOfRange(environment, {
    range_start: new Date(day(20)).toISOString(),
    range_end: new Date(day(21)).toISOString(),
  })

  expect([above < first + 20_000, below > first + 20_999]).toEqual([true, true])
  expect(below - above).toBeLessThan(1_000 + 3 * zoneSize)
  const after = await boundsOfRange(environment, { range_start: new Date(day(30)).toISOString() })
  expect(after.above).toBeGreaterThanOrEqual(first + 29_999)
})

test('the zones of events that were dropped go with them, and a range of the others is found', async () => {
  const database = openDatabase({ url: await createDatabase(), applicationName: 'zones' })
  onTestFinished(() => database.close())
  await database.run(
    sql`insert into event_zones (zone, first_at, last_at) select n, now(), now() from generate_series(1, 10) n`,
  )
  await deleteZonesOfDroppedEvents(database)
  expect(await database.many(sql`select zone from event_zones`)).toHaveLength(10)

  await database.run(sql`
    insert into events (environment_id, id, position, event, data, created_at)
    values ('environment_x', 'event_01KB0000000000000000000000', ${5 * zoneSize + 1}, 'user.created', '{}', now())`)
  await deleteZonesOfDroppedEvents(database)

  const left = await database.many<{ zone: number }>(sql`select zone from event_zones order by zone`)
  expect(left.map(({ zone }) => zone)).toEqual([5, 6, 7, 8, 9, 10])
})

test('[I-2] a name that no event has is a 422 of the official shape', async () => {
  const server = await startServer()

  for (const search of [
    'events=organization.exploded',
    'events=user.created,toString',
    'events[]=',
    'events=%20user.created',
  ]) {
    const { status, body } = await get(server, search)
    if (search === 'events[]=') expect(status).toBe(200)
    else
      expect([status, body]).toEqual([
        422,
        expect.objectContaining({
          message: expect.any(String),
          errors: [expect.objectContaining({ code: 'events_unknown', field: 'events' })],
        }),
      ])
  }
})

test('the oldest event comes first unless another order is asked for; `normal` swaps the cursors', async () => {
  const server = await startServer()
  for (let n = 1; n <= 5; n++) await record(server.environment, `org_${n}`)
  const [, two, , four] = (await listEvents(server)).data.map((event) => event.id)
  const read = async (search: string) =>
    (await listEvents(server, search)).data.map((event) => event.data.id.slice(4)).join('')

  expect(await read('')).toBe('12345')
  expect(await read('order=asc')).toBe('12345')
  expect(await read('order=desc')).toBe('54321')
  expect(await read('order=normal')).toBe('54321')
  expect(await read(`after=${two}`)).toBe('345')
  expect(await read(`order=desc&after=${four}`)).toBe('321')
  expect(await read(`order=normal&before=${four}`)).toBe('321')
  expect(await read(`order=normal&after=${two}`)).toBe('543')
  expect(await read(`before=${four}`)).toBe('123')
  expect(await read(`after=${two}&before=${four}`)).toBe('3')
})

test('the page before a cursor is the one that ends right before it', async () => {
  const server = await startServer()
  for (let n = 1; n <= 5; n++) await record(server.environment, `org_${n}`)
  const [, , , four] = (await listEvents(server)).data.map((event) => event.id)

  const { data } = await listEvents(server, `before=${four}&limit=2`)

  expect(data.map((event) => event.data.id)).toEqual(['org_2', 'org_3'])
})

test('[I-3] [T-3] a cursor that is no event of the environment is a 400, which the SCIM bridge looks for; the end of the log is null', async () => {
  const server = await startServer()
  const other = await startServer()
  await record(server.environment, 'org_a')
  await record(other.environment, 'org_b')
  const [foreign] = (await listEvents(other)).data
  const { data, list_metadata } = await listEvents(server)

  expect(list_metadata).toEqual({ after: null })
  expect(await listEvents(server, `after=${data[0]?.id}`)).toEqual({
    object: 'list',
    data: [],
    list_metadata: { after: null },
  })
  for (const cursor of [foreign?.id, 'event_01J00000000000000000000000', 'org_a', '%20', `${data[0]?.id}x`]) {
    for (const field of ['after', 'before']) {
      const { status, body } = await get(server, `${field}=${cursor}`)
      expect([status, body]).toEqual([
        400,
        {
          code: 'invalid_cursor',
          message: expect.stringContaining(`\`${field}\``),
          errors: [{ field, code: `${field}_not_a_cursor` }],
        },
      ])
    }
  }
})

test('an event carries who acted, and an update the values that it replaced', async () => {
  const server = await startServer()
  const { workos } = server
  const organization = await workos.organizations.createOrganization({ name: 'Before' })
  await workos.organizations.updateOrganization({ organization: organization.id, name: 'After' })

  expect((await listEvents(server, 'events=organization.updated')).data).toEqual([
    expect.objectContaining({
      object: 'event',
      event: 'organization.updated',
      data: expect.objectContaining({ id: organization.id, name: 'After' }),
      context: {
        client_id: expect.stringMatching(/^client_/),
        actor: { id: expect.stringMatching(/^key_/), source: 'api', name: 'First key' },
        previous_attributes: { name: 'Before' },
      },
    }),
  ])
})

test('a name with a star returns every event whose name begins so, and one that stands for none is refused', async () => {
  const { workos, api } = await startServer()
  const user = await workos.userManagement.createUser({ email: 'ada@example.com' })
  await workos.userManagement.updateUser({ userId: user.id, firstName: 'Ada' })
  await workos.organizations.createOrganization({ name: 'Northwind' })
  const names = async (events: string) =>
    (await api.get<{ data: { event: string }[] }>(`/events?events=${events}`)).body.data.map(({ event }) => event)

  expect(await names('user.*')).toEqual(['user.created', 'user.updated'])
  expect(await names('user.updated,organization.*')).toEqual(['user.updated', 'organization.created'])
  for (const unknown of ['nothing.*', '*', 'user.c*'])
    expect((await api.get(`/events?events=${unknown}`)).status).toBe(422)
})

test('[T-3] the events about an object are found by its id or slug; of an organization or user, also those of what belongs to it', async () => {
  const [server, other] = [await startServer(), await startServer()]
  const { workos, api } = server
  const { id: acme } = await workos.organizations.createOrganization({ name: 'Acme' })
  const { id: user } = await workos.userManagement.createUser({ email: 'ada@acme.example' })
  const membership = await workos.userManagement.createOrganizationMembership({ userId: user, organizationId: acme })
  await workos.organizations.createOrganization({ name: 'Globex' })
  await api.post('/authorization/roles', { slug: 'dockmaster', name: 'Dock master' })
  const about = async (id: string, of = server) =>
    (await listEvents(of, `limit=100&object_id=${id}`)).data.map(({ event }) => event)

  expect(await about('dockmaster')).toEqual(['role.created'])
  expect(await about(membership.id)).toEqual(['organization_membership.created'])
  expect(await about(user)).toEqual(['user.created', 'organization_membership.created'])
  expect(await about(acme)).toEqual(['organization.created', 'organization_membership.created'])
  expect(await about('dock')).toEqual([])
  for (const id of ['dockmaster', membership.id, user, acme]) expect(await about(id, other)).toEqual([])
})

test('a page of an environment reads nothing of what others have recorded since', async () => {
  const [small, large] = [(await startServer()).environment, (await startServer()).environment]
  const fill = ({ environmentId, db }: Context, count: number, digit: string) =>
    db.run(sql`
      with numbered as (update event_positions set last = last + ${count}::int returning last - ${count}::int as before)
      insert into events (environment_id, id, position, event, data, context, created_at)
      select ${environmentId}, 'event_01KB' || ${digit}::text || lpad(n::text, 21, '0'), before + n, 'user.updated', '{}', '{}', now()
      from numbered, generate_series(1, ${count}::int) n`)
  await fill(small, 30, 'A')
  await fill(large, 6_000, 'B')
  await small.db.run(sql`analyze events`)
  const before = await small.db.one<{ id: string }>(sql`
    select id from events where environment_id = ${small.environmentId} and position is not null order by position limit 1`)

  // What all have recorded is noted until it has a position. What that costs grows until the next vacuum.
  const [noted = 0] = await pagesReadBy(small, (ctx) =>
    ctx.db.many(sql`select exists (select 1 from unnumbered_events where id > ${''})`),
  )

  for (const query of [
    { order: 'desc' as const },
    { order: 'asc' as const, after: before.id },
    { order: 'desc' as const, events: ['user.updated'] },
    { order: 'desc' as const, events: ['user.deleted'] },
  ]) {
    const pages = await pagesReadBy(small, (ctx) => readPage(ctx, { limit: 10, ...query }))
    expect(Math.max(...pages) - noted, JSON.stringify(query)).toBeLessThan(150)
  }
})
