import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'

const declared = [...catalog.slices.flatMap(({ tables }) => Object.entries(tables)), ...Object.entries(platformTables)]

let stored: Map<string, string[]>

beforeAll(async () => {
  const client = new Client({ connectionString: await createDatabase() })
  await client.connect()
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
    group by c.relname`)
  await client.end()
  stored = new Map(rows.map(({ name, columns }) => [name, columns]))
})

test('every table of the migrated database has one owner, a slice or the platform', () => {
  expect(declared.map(([name]) => name).sort()).toEqual([...stored.keys()].sort())
})

test('every column that a slice offers to later ones exists', () => {
  for (const [name, { readable = [] }] of declared)
    expect(stored.get(name), name).toEqual(expect.arrayContaining([...readable]))
})
