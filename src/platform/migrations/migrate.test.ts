import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { databaseUrl } from '#test/database-url.ts'
import { ConfigError } from '../config-error.ts'
import type { ConnectionOptions } from '../db/connection.ts'
import { createLog } from '../log.ts'
import { type MigrateOptions, migrate as migrateWith } from './migrate.ts'
import { migrationFiles } from './migration-file.ts'

const migrate = (connection: ConnectionOptions, folder: URL, options: Partial<MigrateOptions> = {}) =>
  migrateWith(connection, folder, { log: createLog('silent', new Set()), ...options })

const first = 'create table first (id integer); insert into first values (1)'
const second = 'create table second (id integer references first2)'

test('files are applied once, in the order of their numbers; what is no migration is left alone', async () => {
  const { options, query } = await emptyDatabase()
  const folder = await folderOf({
    '0002_second.sql': 'insert into first values (2)',
    '0001_first.sql': first,
    '0010_tenth.sql': 'insert into first values (10)',
    'README.md': 'not SQL',
    '0003_draft.sql.orig': 'not SQL',
    '3_short.sql': 'not SQL',
  })

  expect(await migrationFiles(folder)).toEqual(['0001_first.sql', '0002_second.sql', '0010_tenth.sql'])
  expect(await migrate(options, folder)).toEqual(['0001_first.sql', '0002_second.sql', '0010_tenth.sql'])
  expect(await migrate(options, folder)).toEqual([])

  expect(await query('select id from first')).toEqual([{ id: 1 }, { id: 2 }, { id: 10 }])
})

test('no two migrations of the product have one number', async () => {
  const numbers = (await migrationFiles(new URL('../../../migrations/', import.meta.url))).map((name) =>
    name.slice(0, 4),
  )

  expect(numbers.length).toBeGreaterThan(30)
  expect(numbers).toEqual([...new Set(numbers)])
})

test('of any number of processes that start at once one applies a file', async () => {
  const { options, query } = await emptyDatabase()
  const folder = await folderOf({ '0001_first.sql': first, '0002_second.sql': 'insert into first values (2)' })

  const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(options, folder)))

  expect(applied.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql'])
  expect(await query('select id from first')).toEqual([{ id: 1 }, { id: 2 }])
})

test('a failing file is named and rolled back as a whole; those before it stay, and it can be mended', async () => {
  const { options, query } = await emptyDatabase()
  const faulty = await folderOf({ '0001_first.sql': first, '0002_second.sql': `create table left_over (); ${second}` })

  const failure = migrate(options, faulty)
  await expect(failure).rejects.toThrow('Migration 0002_second.sql failed and was rolled back.')
  await expect(failure).rejects.toMatchObject({ cause: { code: '42P01' } })

  expect(await query('select name from schema_migrations')).toEqual([{ name: '0001_first.sql' }])
  expect(await query(`select to_regclass('left_over') as found`)).toEqual([{ found: null }])
  const mended = await folderOf({ '0001_first.sql': first, '0002_second.sql': 'create table second (id integer)' })
  expect(await migrate(options, mended)).toEqual(['0002_second.sql'])
})

test('a file outside a transaction creates an index concurrently, however many processes start, and can be tried again', async () => {
  const { options, query } = await emptyDatabase()
  const text = (column: string) => `-- Outside a transaction.
-- An index; it is large.
drop index concurrently if exists first_id;
create index concurrently first_id on first (${column});
`
  const faulty = await folderOf({ '0001_first.sql': first, '0002_index.sql': text('missing') })
  await expect(migrate(options, faulty)).rejects.toThrow(
    'Migration 0002_index.sql failed. It goes on at the next start.',
  )

  const mended = await folderOf({ '0001_first.sql': first, '0002_index.sql': text('id') })
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(options, mended)))

  expect(applied.flat()).toEqual(['0002_index.sql'])
  expect(await query(`select indisvalid as valid from pg_index where indexrelid = 'first_id'::regclass`)).toEqual([
    { valid: true },
  ])
})

test('what an interrupted file has done is not repeated', async () => {
  const { options, query } = await emptyDatabase()
  const text = (statement: string) => `-- Outside a transaction.
alter table first add column extra integer;
${statement};
`
  const faulty = await folderOf({ '0001_first.sql': first, '0002_extra.sql': text('create table missing.late ()') })
  await expect(migrate(options, faulty)).rejects.toThrow('It goes on at the next start.')

  const mended = await folderOf({ '0001_first.sql': first, '0002_extra.sql': text('create table late ()') })
  expect(await migrate(options, mended)).toEqual(['0002_extra.sql'])

  expect(await query('select id, extra from first')).toEqual([{ id: 1, extra: null }])
  expect(await query('select * from schema_migration_steps')).toEqual([])
})

describe('an index that is created concurrently', () => {
  const unique = `-- Outside a transaction.
create unique index concurrently first_id on first (id);
`
  const validity = `select i.indexrelid::regclass::text as name, i.indisvalid as valid
    from pg_index i where i.indexrelid::regclass::text like '%first_id' order by 1`

  test('and failed is dropped by the next try', async () => {
    const { options, query } = await emptyDatabase()
    const folder = await folderOf({
      '0001_first.sql': `${first}; insert into first values (1)`,
      '0002_index.sql': unique,
    })
    await expect(migrate(options, folder)).rejects.toMatchObject({ cause: { code: '23505' } })
    expect(await query(validity)).toEqual([{ name: 'first_id', valid: false }])
    await query('delete from first')

    expect(await migrate(options, folder)).toEqual(['0002_index.sql'])

    expect(await query(validity)).toEqual([{ name: 'first_id', valid: true }])
  })

  test('stays when it was complete before the process ended', async () => {
    const { options, query } = await emptyDatabase()
    const oid = `select 'first_id'::regclass::oid as oid`
    await migrate(options, await folderOf({ '0001_first.sql': first }))
    await query('create unique index first_id on first (id)')
    const before = await query(oid)

    await migrate(options, await folderOf({ '0001_first.sql': first, '0002_index.sql': unique }))

    expect(await query(oid)).toEqual(before)
  })

  test('of a partitioned table is created for each partition, those that are added meanwhile included', async () => {
    const { options, query } = await emptyDatabase()
    const partitioned = `create table first (id integer) partition by range (id);
      create table one partition of first for values from (0) to (10);
      create table two partition of first for values from (10) to (20);
      insert into first values (1), (11), (11)`
    const folder = await folderOf({ '0001_first.sql': partitioned, '0002_index.sql': unique })
    await expect(migrate(options, folder)).rejects.toMatchObject({ cause: { code: '23505' } })
    expect(await query(validity)).toEqual([
      { name: 'first_id', valid: false },
      { name: 'one_first_id', valid: true },
      { name: 'two_first_id', valid: false },
    ])
    await query('delete from first where id = 11; create table three partition of first for values from (20) to (30)')

    expect(await migrate(options, folder)).toEqual(['0002_index.sql'])

    expect(await query(validity)).toEqual([
      { name: 'first_id', valid: true },
      { name: 'one_first_id', valid: true },
      { name: 'two_first_id', valid: true },
    ])
    expect(await query(`select indisvalid from pg_index where indrelid = 'three'::regclass`)).toEqual([
      { indisvalid: true },
    ])
  })
})

test('rows are handled in batches, each row once, also when the process ends in between', async () => {
  const { options, query } = await emptyDatabase()
  const rows = `create table rows (part text, id integer, times integer not null default 0, primary key (part, id));
    insert into rows select case when n % 2 = 0 then 'even' else 'odd' end, n from generate_series(1, 4500) n;
    alter table rows add constraint fault check (times = 0 or id <> 1001)`
  const backfill = `-- Outside a transaction.
-- How often.
-- In batches of rows by part, id.
update rows set times = times + 1 where {batch} and id <> 7;
`
  const folder = await folderOf({ '0001_rows.sql': rows, '0002_backfill.sql': backfill })
  await expect(migrate(options, folder)).rejects.toMatchObject({ cause: { code: '23514' } })
  expect(await query('select sum(times)::integer as sum from rows')).toEqual([{ sum: 2000 }])
  await query('alter table rows drop constraint fault')

  expect(await migrate(options, folder)).toEqual(['0002_backfill.sql'])

  expect(await query('select times, count(*)::integer as rows from rows group by times order by times')).toEqual([
    { times: 0, rows: 1 },
    { times: 1, rows: 4499 },
  ])
})

describe('a lock that others hold', () => {
  const alter = { '0001_first.sql': first, '0002_alter.sql': 'alter table first add column extra integer' }

  test('makes no one else wait for long: the file is tried again, and the log says who holds it', async () => {
    const { options, query, connect } = await emptyDatabase()
    await migrate(options, await folderOf({ '0001_first.sql': first }))
    const reader = await connect('a dump')
    await reader.query('begin; select * from first')
    const { lines, log } = recordingLog()

    const migrated = migrate(options, await folderOf(alter), { log })
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBeGreaterThan(1)

    expect(await query('select id from first')).toEqual([{ id: 1 }])
    const { rows } = await reader.query<{ pid: number }>('select pg_backend_pid() as pid')
    expect(lines[0]).toMatchObject({
      msg: 'migration 0002_alter.sql is tried again',
      waitsFor: [
        expect.stringContaining(`process ${rows[0]?.pid} of the database (a dump, idle in transaction, since `),
      ],
    })
    await reader.query('rollback')
    expect(await migrated).toEqual(['0002_alter.sql'])
  })

  test('for too long is an error that says whose end to wait for', async () => {
    const { options, connect } = await emptyDatabase()
    await migrate(options, await folderOf({ '0001_first.sql': first }))
    const reader = await connect('a dump')
    await reader.query('begin; select * from first')

    const migrated = migrate(options, await folderOf(alter), { patienceMs: 1_000 })

    await expect(migrated).rejects.toThrow(ConfigError)
    await expect(migrated).rejects.toThrow(
      /^A lock that migration 0002_alter\.sql needs .*because of process \d+ .*a dump/,
    )
  })

  test('with a dump of the table of migrations an upgrade goes on', async () => {
    const { options, connect } = await emptyDatabase()
    await migrate(options, await folderOf({ '0001_first.sql': first }))
    const dump = await connect('a dump')
    await dump.query('begin; select * from schema_migrations; select * from schema_migration_steps')

    const next = await folderOf({ '0001_first.sql': first, '0002_next.sql': 'create table next ()' })

    expect(await migrate(options, next)).toEqual(['0002_next.sql'])
  })
})

test.each([
  ['a deadlock', '40P01'],
  ['a serialization failure', '40001'],
])('a file that loses %s is tried again', async (_what, code) => {
  const { options, query } = await emptyDatabase()
  // Numbers of a sequence are not rolled back.
  const losing = (table: string) => `do $$ begin
    if nextval('tries') % 3 <> 0 then raise exception 'lost' using errcode = '${code}'; end if;
  end $$; create table ${table} (id integer)`
  const folder = await folderOf({
    '0001_tries.sql': 'create sequence tries',
    '0002_losing.sql': losing('one'),
    '0003_outside.sql': `-- Outside a transaction.\n${losing('two')};\ncreate table three ();\n`,
  })

  expect((await migrate(options, folder)).length).toBe(3)

  expect(await query('select last_value::integer as tries from tries')).toEqual([{ tries: 6 }])
  expect(await query(`select to_regclass('two') is not null as found`)).toEqual([{ found: true }])
})

test('limits of time that the database or its role has do not end a migration', async () => {
  const { options, query } = await emptyDatabase()
  await query(`do $$ begin execute format('alter database %I set statement_timeout = 1234', current_database());
    execute format('alter database %I set idle_in_transaction_session_timeout = 1234', current_database()); end $$`)
  const kept = `create table limits as select name, setting from pg_settings
    where name in ('statement_timeout', 'idle_in_transaction_session_timeout')`

  await migrate(options, await folderOf({ '0001_limits.sql': kept }))

  expect(await query('select setting from limits')).toEqual([{ setting: '0' }, { setting: '0' }])
})

describe('a release on a database that a newer one has migrated', () => {
  const newer = (header: string) => ({ '0001_first.sql': first, '0002_newer.sql': `${header}\ncreate table newer ()` })
  const older = { '0001_first.sql': first }

  test('starts when the newer one says that it works with it', async () => {
    const { options } = await emptyDatabase()
    await migrate(options, await folderOf(newer('-- Rooms.\n-- Oldest release: 0.9.0.')), { release: '0.10.0' })

    expect(await migrate(options, await folderOf(older), { release: '0.9.0' })).toEqual([])
    expect(await migrate(options, await folderOf(newer('-- Oldest release: 0.9.0.')), { release: '0.10.0' })).toEqual(
      [],
    )
  })

  test('is refused when it is too old, with the release that is needed', async () => {
    const { options } = await emptyDatabase()
    const header = '-- Oldest release: 0.9.0, which no longer reads first.name.'
    await migrate(options, await folderOf(newer(header)), { release: '0.10.0' })

    await expect(migrate(options, await folderOf(older), { release: '0.8.7' })).rejects.toThrow(
      'works with release 0.9.0 or later; this is 0.8.7. Start release 0.9.0 or later, or restore a backup',
    )
  })

  test('is refused when the newer one does not say, and recognized by name', async () => {
    const { options } = await emptyDatabase()
    await migrate(options, await folderOf(newer('-- Rooms.')))

    await expect(migrate(options, await folderOf(older))).rejects.toThrow(
      /0002_newer\.sql.*written by a newer Gatehouse\./,
    )
  })

  test('is refused when each has a migration that the other lacks', async () => {
    const { options, query } = await emptyDatabase()
    await migrate(options, await folderOf(newer('-- Oldest release: 0.1.0.')))
    const other = await folderOf({ ...older, '0003_other.sql': 'create table other ()' })

    await expect(migrate(options, other)).rejects.toThrow(/\(0002_newer\.sql\) and lacks some .* \(0003_other\.sql\)/)

    expect(await query(`select to_regclass('other') as found`)).toEqual([{ found: null }])
  })
})

async function emptyDatabase() {
  const name = `${inject('template')}_empty_${process.pid}_${made++}`
  const admin = new Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = databaseUrl(inject('postgresUrl'), name)
  const client = new Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  return {
    options: { url, applicationName: 'migrate test' },
    async connect(applicationName: string) {
      const other = new Client({ connectionString: url, application_name: applicationName })
      await other.connect()
      onTestFinished(() => other.end())
      return other
    },
    query: async (text: string) => (await client.query(text)).rows as unknown[],
  }
}

let made = 0

async function folderOf(files: Record<string, string>): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}

function recordingLog() {
  const lines: object[] = []
  const log = createLog('info', new Set(), { write: (line) => lines.push(JSON.parse(line) as object) })
  return { lines, log }
}
