import type { ClientBase } from 'pg'

/** Tables with fewer rows are as good as empty: an environment begins with some. */
const few = 1_000

/**
 * Takes off the tables that are as good as empty what is looked at for each row: indexes but for those of keys, foreign keys and triggers.
 * Gives back what puts them on again: for all rows at once that takes a tenth of the time.
 */
export async function setAside(
  client: ClientBase,
  tables: readonly string[],
  report: (line: string) => void,
): Promise<() => Promise<void>> {
  const later: string[] = []
  for (const table of tables) {
    const { rowCount } = await client.query(`select 1 from ${table} limit ${few}`)
    if (rowCount === few) continue
    for (const { name, definition } of await foreignKeysOf(client, table)) {
      await client.query(`alter table ${table} drop constraint ${name}`)
      later.push(`alter table ${table} add constraint ${name} ${definition}`)
    }
    for (const { name, definition } of await indexesOf(client, table)) {
      await client.query(`drop index ${name}`)
      // Before the foreign keys. Of a partitioned table it is shown as that of the parent alone; made again, it is one of each
      // partition too.
      later.unshift(definition.replace(' ON ONLY ', ' ON '))
    }
    await client.query(`alter table ${table} disable trigger user`)
    later.push(`alter table ${table} enable trigger user`)
  }
  return async () => {
    for (const statement of later) {
      const began = performance.now()
      await client.query(statement)
      const seconds = Math.round((performance.now() - began) / 1_000)
      if (seconds > 5) report(`${statement.slice(0, 80)}: ${seconds} s`)
    }
  }
}

interface Definition {
  name: string
  definition: string
}

async function foreignKeysOf(client: ClientBase, table: string): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = $1::regclass and contype = 'f'`,
    [table],
  )
  return rows
}

async function indexesOf(client: ClientBase, table: string): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = $1::regclass and not indisunique`,
    [table],
  )
  return rows
}
