import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { generateTables } from './tables.ts'

let client: Client

beforeAll(async () => {
  client = new Client({ connectionString: await createDatabase() })
  await client.connect()
})

afterAll(() => client.end())

/** The lines of one table. */
async function rowType(table: string): Promise<string[]> {
  const text = await generateTables(client)
  const [, body = ''] = new RegExp(`^  ${table}: \\{\\n(.*?)\\n  \\}$`, 'ms').exec(text) ?? []
  return body.split('\n').map((line) => line.trim())
}

test('the tables of the migrated database have row types, those of the job queue and partitions have none', async () => {
  const text = await generateTables(client)
  expect(await rowType('organizations')).toEqual(
    expect.arrayContaining(['environment_id: string', 'external_id: string | null']),
  )
  expect(text.match(/^ {2}events: \{$/gm)).toHaveLength(1)
  expect(text).not.toMatch(/^ {2}(events_\w*\d|_?private_jobs)/m)
})

test('types follow what the driver gives', async () => {
  await client.query(`
    create type light as enum ('red', 'green');
    create table kinds (
      a text not null, b text, c int8 not null, d integer, e boolean not null, f timestamptz not null, g bytea,
      h jsonb not null, i json, j text[] not null, k int[], l numeric not null, m light, n light[] not null,
      o inet not null, p uuid, q interval, r varchar(3) not null, s point, "odd name" text not null)`)
  expect(await rowType('kinds')).toEqual([
    'a: string',
    'b: string | null',
    'c: number',
    'd: number | null',
    'e: boolean',
    'f: string',
    'g: Buffer | null',
    'h: unknown',
    'i: unknown',
    'j: string[]',
    'k: number[] | null',
    'l: string',
    "m: 'red' | 'green' | null",
    "n: ('red' | 'green')[]",
    'o: string',
    'p: string | null',
    'q: unknown',
    'r: string',
    's: unknown',
    "'odd name': string",
  ])
})

test('a check against a list gives the values, any other check does not', async () => {
  await client.query(`
    create table checks (
      a text not null check (a in ('on', 'it''s', 'off')),
      b text check (b = 'only'),
      c integer not null check (c in (1, 2)),
      d text collate "C" not null check (d in ('x', 'y')),
      e text not null check (length(e) < 10),
      f text not null check (f <> 'x'),
      g text[] not null check (g[1] in ('p', 'q')),
      h text not null, check (h in ('x', 'y') or a = 'on'))`)
  expect(await rowType('checks')).toEqual([
    "a: 'on' | 'it\\'s' | 'off'",
    "b: 'only' | null",
    'c: 1 | 2',
    "d: 'x' | 'y'",
    'e: string',
    'f: string',
    'g: string[]',
    'h: string',
  ])
})

test('a long list of values is broken as the formatter breaks it', async () => {
  const values = Array.from({ length: 20 }, (_, index) => `'value_${index}'`)
  await client.query(`create table long_lists (a text not null check (a in (${values.join(', ')})))`)
  const [name, first, ...others] = await rowType('long_lists')
  expect([name, first, others.length]).toEqual(['a:', "| 'value_0'", 19])
})

test('dropped columns and views are left out', async () => {
  await client.query(
    'create table shrunk (a text, b text); alter table shrunk drop column b; create view seen as select a from shrunk',
  )
  expect(await rowType('shrunk')).toEqual(['a: string | null'])
  expect(await generateTables(client)).not.toContain('  seen:')
})
