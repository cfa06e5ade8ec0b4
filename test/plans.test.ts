import { expect, test } from 'vitest'
import { startServer } from './server.ts'

test('every table of environments, partitions included, is planned for the largest of them', async () => {
  const { environment } = await startServer()
  const { rows } = await environment.system.database.pool.query<{ name: string; options: string[] | null }>(`
    select a.attrelid::regclass::text as name, a.attoptions as options
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'environment_id' and c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace`)

  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(({ options }) => !options?.includes('n_distinct=1'))).toEqual([])
})
