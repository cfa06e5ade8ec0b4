import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { beforeAll, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { migrate } from '#platform/migrations/migrate.ts'
import { migrationFiles, parseMigration, readMigration } from '#platform/migrations/migration-file.ts'
import { packageVersion } from '#platform/package.ts'
import { databaseUrl } from './database-url.ts'
import { findMigrationFaults, smallTables } from './migration-rules.ts'

/** The first release begins with all files up to this one: no older release runs beside them, and no table has rows yet. */
const lastExempt = '0130_erasure_indexes.sql'

const migrations = new URL('../migrations/', import.meta.url)

test('no migration stops or breaks the servers that run beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const files = await migrationFiles(migrations)
  const exempt = files.filter((name) => name <= lastExempt)
  for (const name of exempt) await copyFile(fileURLToPath(new URL(name, migrations)), join(folder, name))
  const url = await createEmptyDatabase()
  const log = createLog('silent', new Set())
  await migrate({ url, applicationName: 'test of migrations' }, pathToFileURL(`${folder}/`), { log })
  const client = await connect(url)
  onTestFinished(() => client.end())

  const faults: string[] = []
  for (const name of files.slice(exempt.length))
    faults.push(...(await findMigrationFaults(client, await readMigration(migrations, name), packageVersion)))

  expect(faults).toEqual([])
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) name where to_regclass(name) is null`,
    [Object.keys(smallTables)],
  )
  expect(rows, 'small tables that do not exist').toEqual([])
})

describe('a migration', () => {
  let client: Client
  beforeAll(async () => {
    client = await connect(await createEmptyDatabase())
    return () => client.end()
  })
  beforeEach(() =>
    client.query(`drop schema public cascade; create schema public;
      create table event_cursors (name text primary key);
      create table other (id integer primary key);
      create table parts (id integer not null, note text) partition by range (id);
      create table parts_1 partition of parts for values from (0) to (10);
      create table things (id integer primary key, name text, size integer not null default 1, old integer not null);
      alter table things add constraint named check (name is not null) not valid;
      insert into things values (1, 'a', 1, 1)`),
  )
  const outside = (text: string) => `-- Outside a transaction.\n-- Oldest release: 0.2.0.\n${text}`
  const faultsOf = (text: string) => findMigrationFaults(client, parseMigration('0200_x.sql', text), '0.3.0')

  test.each([
    ['create index things_name on things (name)', 'the index things_name keeps writers of things out'],
    [outside('create index things_name on things (name);'), 'the index things_name keeps writers of things out'],
    ['create index parts_note on parts (note)', 'the index parts_note keeps writers of parts out'],
    ['alter table things add constraint positive check (size > 0)', 'the constraint things.positive is checked while'],
    [
      'alter table things add column made integer references other',
      'the constraint things.things_made_fkey is checked',
    ],
    ['select 1; alter table things validate constraint named', 'the constraint things.named is validated while'],
    ['alter table things alter column name set not null', 'things.name is read while things is locked'],
    ['alter table things alter column size type bigint', 'the table things is rewritten'],
    ['alter table things add column at timestamptz default clock_timestamp()', 'the table things is rewritten'],
    [
      'alter table things add column a text; alter table parts add column a text',
      'it locks several tables (parts, things)',
    ],
    [`update things set name = 'b' where false`, 'rows of things are changed in one transaction'],
    [outside('delete from things where false;'), 'rows of things are changed in one transaction'],
  ])('may not keep others waiting: %j', async (text, fault) => {
    const faults = await faultsOf(text.startsWith('--') ? text : `-- Oldest release: 0.2.0, for this test.\n${text}`)

    expect(faults).toEqual([expect.stringContaining(`0200_x.sql: ${fault}`)])
  })

  test.each([
    ['drop table other', 'the table other is gone'],
    ['alter table things drop column name', 'the column things.name is gone'],
    ['alter table things rename column name to label', 'the column things.name is gone'],
    ['alter table things alter column size drop default', 'the column things.size has lost its default'],
    ['truncate things; alter table things add column must integer not null', 'the new column things.must must have'],
    ['alter table things add constraint small check (size < 9) not valid', 'the constraint things.small refuses rows'],
  ])('says since when no release needs what it takes away: %j', async (text, fault) => {
    const isFault = (each: string) => each.startsWith(`0200_x.sql: ${fault}`)

    expect((await faultsOf(`-- Oldest release: 0.2.0.\n${text}`)).filter(isFault)).toHaveLength(1)
  })

  test('that says so is let through', async () => {
    expect(
      await faultsOf('-- Oldest release: 0.2.0, which no longer reads things.name.\nalter table things drop name'),
    ).toEqual([])
  })

  test.each([
    ['create table rooms ()', 'state the oldest release'],
    ['-- Oldest release: 0.4.0.\ncreate table rooms ()', 'its oldest release 0.4.0 is newer than this one, 0.3.0'],
  ])('states the oldest release that works with it: %j', async (text, fault) => {
    expect(await faultsOf(text)).toEqual([expect.stringContaining(fault)])
  })

  test.each([
    `-- Oldest release: 0.2.0.
     create table rooms (id integer primary key, thing_id integer references things, other_id integer references other);
     create index rooms_thing on rooms (thing_id); insert into rooms values (1); update rooms set thing_id = 1;
     insert into event_cursors values ('rooms')`,
    `-- Oldest release: 0.2.0.
     alter table things add column note text, add column flag boolean not null default false,
       add column other_id integer,
       add constraint things_other check (other_id > 0) not valid;`,
    outside(`create index concurrently things_name on things (name);
create index concurrently parts_note on parts (note);
alter table things add column other_id integer;
alter table things add constraint things_other foreign key (other_id) references other not valid;
-- In batches of things by id.
update things set name = 'b' where {batch};
alter table things validate constraint things_other;
drop index concurrently things_name;`),
    `-- Outside a transaction.
-- Oldest release: 0.2.0, which writes no thing without a name.
alter table things validate constraint named;
alter table things alter column name set not null;
alter table things drop constraint named;
create unique index concurrently things_name on things (name);`,
  ])('that only expands is let through: %j', async (text) => {
    expect(await faultsOf(text)).toEqual([])
  })
})

let made = 0

async function createEmptyDatabase(): Promise<string> {
  const name = `${inject('template')}_rules_${process.pid}_${made++}`
  const admin = await connect(inject('postgresUrl'))
  await admin.query(`create database ${name}`)
  await admin.end()
  return databaseUrl(inject('postgresUrl'), name)
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}
