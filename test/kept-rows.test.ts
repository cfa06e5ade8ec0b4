import { expect, test } from 'vitest'
import { endsByTable, rulesByTable } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { catalog } from '../src/catalog.ts'
import { startServer } from './server.ts'

const { environment } = await startServer()
const rules = rulesByTable(catalog.tables)

test('every table with a time in it says how long its rows are kept, or what ends them', async () => {
  const tables = await environment.db.many<{ name: string }>(sql`
    select distinct c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`)
  const known = [...rules, ...endsByTable(catalog.tables)].map(([table]) => table)

  expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

test.each(rules)('rows of %s that are over are found by an index', async (table, rulesOfTable) => {
  const indexes = await environment.db.many<{ definition: string }>(sql`
    select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = to_regclass(${table})`)

  for (const { after } of rulesOfTable) {
    const first = indexes.map(({ definition }) => /\((.+)\)/.exec(definition)?.[1]?.toLowerCase() ?? '')
    expect(
      first.some((columns) => columns.replace(/^\(/, '').startsWith(after.toLowerCase())),
      `${table}: ${first.join('; ')}`,
    ).toBe(true)
  }
})
