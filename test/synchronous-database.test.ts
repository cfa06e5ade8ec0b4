import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import { sql } from '#platform/db/sql.ts'
import { DatabaseUnsynchronized } from '#platform/db/standby-watch.ts'
import { prepareDatabase } from '../src/system.ts'
import { startOwnServer } from './server.ts'
import { type Standby, startStandby } from './standby.ts'

let server: Awaited<ReturnType<typeof startOwnServer>>
let admin: Client
let standby: Standby
let startOne: () => Promise<Standby>
const ends: (() => unknown)[] = []

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-synchronous-'))
  ends.push(() => rm(dataDir, { recursive: true, force: true }))
  // The settings of replication are those of a whole server.
  const postgres = await startPackagedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } })
  ends.push(postgres.stop)
  const url = postgres.connectionString
  const asSuperuser = url.replace('//gatehouse@', '//postgres@')
  admin = new Client({ connectionString: asSuperuser })
  await admin.connect()
  await admin.query('grant pg_read_all_stats to gatehouse')
  ends.push(() => admin.end())
  await prepareDatabase(url)
  startOne = () => startStandby(asSuperuser, 'standby')
  standby = await startOne()
  ends.push(() => standby.close())
  await setStandbyNames('standby')
  const isSynchronous = async () =>
    (await admin.query("select from pg_stat_replication where sync_state = 'sync'")).rowCount
  await vi.waitUntil(async () => (await isSynchronous()) === 1, 20_000)
  server = await startOwnServer({ config: { requiresStandby: true }, secrets: { databaseUrl: url } })
  ends.push(server.close)
})
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})
beforeEach(async () => {
  await setStandbyNames('standby')
  await changesAreMade()
})

async function setStandbyNames(names: string): Promise<void> {
  await admin.query(`alter system set synchronous_standby_names = '${names}'`)
  await admin.query('select pg_reload_conf()')
}

const create = () => server.api.post('/organizations', { name: 'Northwind' })
const changesAreMade = () => expect.poll(async () => (await create()).status).toBe(201)
const count = async () => (await server.workos.organizations.listOrganizations()).data.length

test('without a synchronous standby changes are refused with 503 and change nothing, reads work, and changes are made once it is back', async () => {
  await setStandbyNames('')
  // One that finds it out by its own commit may have been made.
  await expect
    .poll(async () => (await create()).body)
    .toMatchObject({ message: expect.stringContaining('Nothing was changed') })

  const before = await count()
  const refused = await create()
  expect(refused).toMatchObject({ status: 503, body: { code: 'database_unsynchronized' } })
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(await count()).toBe(before)
  // A single statement, outside of transactions.
  expect(
    await server.api.request('/environments/current', { method: 'PATCH', body: { name: 'Renamed' } }),
  ).toMatchObject({
    status: 503,
    body: { code: 'database_unsynchronized' },
  })

  await setStandbyNames('standby')
  await changesAreMade()
})

test('a commit that no standby waited for is not acknowledged, though it was a moment ago', async () => {
  const { database } = server.app.system
  const committing = database.transaction(async (tx) => {
    await tx.run(sql`create table kept_nowhere_else (id int)`)
    await setStandbyNames('')
    await expect
      .poll(
        async () =>
          (
            await tx.one<{ names: string }>(sql`
      select current_setting('synchronous_standby_names') as names`)
          ).names,
      )
      .toBe('')
  })
  await expect(committing).rejects.toThrow(DatabaseUnsynchronized)
  await expect(committing).rejects.toMatchObject({ mayBeDone: true })
})

test('a commit whose wait for the standby was cut short is not acknowledged', async () => {
  standby.hold()
  onTestFinished(() => standby.confirm())
  const { database } = server.app.system
  const committing = database.transaction((tx) => tx.run(sql`create table waited_in_vain (id int)`))
  const waiting = async () =>
    (await admin.query<{ pid: number }>("select pid from pg_stat_activity where wait_event = 'SyncRep'")).rows
  const outcome = expect(committing).rejects.toThrow(DatabaseUnsynchronized)
  await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0)
  for (const { pid } of await waiting()) await admin.query('select pg_cancel_backend($1)', [pid])
  await outcome
})

test('a standby that is lost is noticed, and its return too', async () => {
  await standby.close()
  await expect.poll(async () => (await create()).body).toMatchObject({ code: 'database_unsynchronized' })
  standby = await startOne()
  await changesAreMade()
})
