import { readFile } from 'node:fs/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startOwnServer, type TestServer } from '#test/server.ts'
import { download, exported } from '../audit-exports/exports.fixture.ts'
import { anEvent, type ListedEvent, listEvents } from './events.fixture.ts'
import { dropFormerIndexes } from './former-indexes.ts'
import { verifyAuditLogs } from './verify/verify.ts'

// A database that had events when it was migrated. They are written in the form that the release before finds, and in the
// short one two weeks later.

const dayMs = 86_400_000
let now = new Date()
const migratedAt = now.getTime()
let database: Client
let server: TestServer & { close(): Promise<void> }
let organization: string

beforeAll(async () => {
  const databaseUrl = await createDatabase()
  database = new Client({ connectionString: databaseUrl })
  await database.connect()
  await database.query(`
    begin;
    create temp table audit_log_events as select 1;
    ${await statementOf('0275_words_of_audit_events.sql', /^do \$\$[\s\S]*?^end \$\$;/m)}
    drop table pg_temp.audit_log_events;
    create index audit_log_events_sequence on audit_log_events (environment_id, organization_id, sequence);
    create index audit_log_events_occurred on audit_log_events (environment_id, organization_id, occurred_at, id);
    commit`)
  server = await startOwnServer({ secrets: { databaseUrl }, now: () => now })
  for (const action of ['user.signed_in', 'key.shown'])
    await server.workos.auditLogs.createSchema({
      action,
      targets: ['team', 'vault', 'admin', 'city'].map((type) => ({ type })),
    })
  organization = (await server.workos.organizations.createOrganization({ name: 'Northwind' })).id
  await add([...others(120), ...eventsOf('early')])
  now = new Date(migratedAt + 15 * dayMs)
  await add([...others(110), ...eventsOf('late'), ...others(110)])
}, 60_000)

afterAll(async () => {
  await database.end()
  await server.close()
})

test('a database with events writes them for the release before, and in the short form two weeks after its migration', async () => {
  const { rows } = await database.query(
    'select search is null as is_short, count(*)::int, min(sequence)::int as first from audit_log_events group by 1 order by 1',
  )
  const [moment] = (await database.query<{ since: number }>('select audit_log_short_since() as since')).rows

  expect(rows).toEqual([
    { is_short: false, count: 124, first: 1 },
    { is_short: true, count: 224, first: 125 },
  ])
  expect(Math.abs((moment?.since ?? 0) - migratedAt - 14 * dayMs)).toBeLessThan(600_000)
})

// None of them is among the nearest hundred, so an index has to find them.
test.each<[filter: string, label: string]>([
  ['actions=key.shown', 'one'],
  ['actor_ids=ada-1', 'one two'],
  ['actor_names=Ada%20O%27Neil%20%5C', 'one'],
  ['actor_names=J%C3%BCrgen%20Gro%C3%9F', 'three'],
  ['targets=vault', 'two'],
  ['target_ids=%E6%9D%B1%E4%BA%AC_7', 'three'],
  ['target_ids=ada-1', 'two four'],
  ['targets=admin&target_ids=v', 'two'],
  ['targets=vault&actor_ids=ada-1', 'two'],
  ['actor_ids=---', 'four'],
  ['text=o%20neil', 'one'],
  ['text=ada', 'one two four'],
  ['text=GRO%C3%9F', 'three'],
  ['text=JÜRG%20lynx', 'three'],
  ['text=东京', ''],
  ['text=東京', 'three'],
  ['text=first%20second', 'two'],
  ['text=nfirst', ''],
  ['text=zebra', ''],
])('a search by %s finds the events of both forms in a long log', async (filter, labels) => {
  const found = await listEvents(server, organization, `&limit=100&${filter}`)

  expect(found.map(labelOf).toSorted()).toEqual(
    labels
      .split(' ')
      .filter((label) => label !== '')
      .flatMap((label) => [`early ${label}`, `late ${label}`])
      .toSorted(),
  )
})

test.each([
  [{ actions: ['key.shown'] }, 2],
  [{ actor_ids: ['ada-1'], targets: ['vault'] }, 2],
  [{ actor_names: ['Jürgen Groß'] }, 2],
  [{ actors: ['Jürgen Groß'] }, 2],
  [{}, 348],
])('an export of %j has the events of both forms', async (filter, count) => {
  const file = await exported(server, { organization_id: organization, format: 'ndjson', ...filter })

  expect(file).toMatchObject({ state: 'ready', event_count: count })
  expect((await download(file.url)).trim().split('\n')).toHaveLength(count)
})

test('a log of both forms is verified, and one whose search was moved into the words is not', async () => {
  const faults = async () => (await verifyAuditLogs(server.app.system)).faults
  expect(await faults()).toEqual([])

  await database.query('alter table audit_log_events disable trigger user')
  await database.query('create temp table kept as select id, search from audit_log_events where sequence = 3')
  await database.query('update audit_log_events set words = search::text, search = null where sequence = 3')
  expect(await faults()).toMatchObject([{ kind: 'changed', sequence: 3 }])
  await database.query('update audit_log_events e set words = null, search = k.search from kept k where k.id = e.id')
  expect(await faults()).toEqual([])
})

test('the indexes of the release before are dropped once it is over', async () => {
  const { system } = server.app
  const indexes = async () =>
    (
      await database.query<{ name: string }>(
        `select indexrelid::regclass::text as name from pg_index where indrelid = 'audit_log_events'::regclass order by 1`,
      )
    ).rows.map(({ name }) => name)
  const former = ['audit_log_events_occurred', 'audit_log_events_sequence']

  await dropFormerIndexes({ ...system, now: () => new Date(migratedAt + 13 * dayMs) })
  expect(await indexes()).toEqual(expect.arrayContaining(former))
  await dropFormerIndexes(system)
  expect(await indexes()).toHaveLength(5)
  expect(await indexes()).not.toEqual(expect.arrayContaining(former))
})

const labelOf = ({ metadata }: ListedEvent) => metadata.label

/** What each search looks for. */
function eventsOf(time: string) {
  const [ada, vault] = [
    { id: 'ada-1', type: 'admin' },
    { id: 'v', type: 'vault' },
  ]
  const some = [
    { action: 'key.shown', actor: { ...ada, name: "Ada O'Neil \\" }, metadata: { label: 'one' } },
    { actor: ada, targets: [vault, ada], metadata: { label: 'two', note: 'say\nfirst\tsecond' } },
    {
      actor: { id: 'j', type: 'admin', name: 'Jürgen Groß' },
      targets: [{ id: '東京_7', type: 'city' }],
      context: { location: 'x', user_agent: 'Lynx/2' },
      metadata: { label: 'three' },
    },
    { actor: { id: '---', type: '-' }, targets: [ada], metadata: { label: 'four' } },
  ]
  return some.map((members) =>
    anEvent({ ...members, metadata: { ...members.metadata, label: `${time} ${members.metadata.label}` } }),
  )
}

function others(count: number) {
  return Array.from({ length: count }, (_, n) =>
    anEvent({
      actor: { id: `user_${n}`, type: 'user', name: 'Grace Hopper' },
      metadata: { label: '', at: now.getTime() },
    }),
  )
}

/** In their order, also of the times at which they occurred. */
async function add(events: readonly object[]): Promise<void> {
  for (let from = 0; from < events.length; from += 100) {
    const batch = events.slice(from, from + 100).map((event, i) => ({
      ...event,
      occurred_at: new Date(Date.parse('2026-10-01T08:00:00Z') + (added + i) * 1_000).toISOString(),
    }))
    added += batch.length
    const { status, body } = await server.api.post('/audit_logs/events/batch', {
      organization_id: organization,
      events: batch,
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
}
let added = 0

async function statementOf(migration: string, pattern: RegExp): Promise<string> {
  const text = await readFile(new URL(`../../../migrations/${migration}`, import.meta.url), 'utf8')
  return pattern.exec(text)?.[0] ?? ''
}
