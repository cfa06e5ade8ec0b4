import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { databaseUrl } from '#test/database-url.ts'
import { migrate, migrationFiles } from './migrate.ts'

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
    'Migration 0002_index.sql failed. It begins again at the next start.',
  )

  const mended = await folderOf({ '0001_first.sql': first, '0002_index.sql': text('id') })
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(options, mended)))

  expect(applied.flat()).toEqual(['0002_index.sql'])
  expect(await query(`select indisvalid as valid from pg_index where indexrelid = 'first_id'::regclass`)).toEqual([
    { valid: true },
  ])
})

test('a database of a newer version is refused and recognized by name', async () => {
  const { options, query } = await emptyDatabase()
  await migrate(options, await folderOf({ '0001_first.sql': first, '0002_newer.sql': 'create table newer ()' }))
  const older = await folderOf({ '0001_first.sql': first, '0003_other.sql': 'create table other ()' })

  await expect(migrate(options, older)).rejects.toThrow(/0002_newer\.sql.*written by a newer Gatehouse/)

  expect(await query(`select to_regclass('other') as found`)).toEqual([{ found: null }])
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
