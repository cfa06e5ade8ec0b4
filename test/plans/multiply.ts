import type { Client } from 'pg'
import { type EnvironmentTable, environmentTables } from '../environment-tables.ts'

/** Of each row there are so many afterwards, in objects of their own. */
export const worlds = 200
/** Rows of a table that are multiplied: one of each kind is furnished, of logs hundreds. */
const sources = 4

/**
 * Fills the tables of a furnished environment: each row again and again with other ids, so that there are many objects of each
 * kind; and for each id that a row names, again and again with that one kept, so that one object has many of everything.
 */
export async function multiply(client: Client, environmentId: string): Promise<void> {
  const tables = (await environmentTables(client, environmentId)).filter(({ from }) => !from.includes('.'))
  await client.query(`create schema plans`)
  // A text with the ids in it as they are in another world: six of the random digits are its number.
  await client.query(`
    create function plans.clone(given text, world int) returns text immutable language sql as $$
      select regexp_replace(given, '([0-9A-HJKMNP-TV-Z]{10})[0-9A-HJKMNP-TV-Z]{6}([0-9A-HJKMNP-TV-Z]{10})',
        '\\1' || lpad(world::text, 6, '0') || '\\2', 'g') $$`)
  const described = await describe(client)
  // The database serves nothing else. Rows of one object name others that are there, but do not belong together.
  for (const { table, name } of await foreignKeys(client))
    await client.query(`alter table ${table} drop constraint ${name}`)
  for (const table of tables) await client.query(`alter table ${table.from} disable trigger user`)
  for (const table of tables) {
    const columns = described.get(table.from) ?? []
    const references = columns.filter(({ isReference }) => isReference)
    await insert(client, table, columns, undefined, 0)
    for (const [i, kept] of references.entries()) await insert(client, table, columns, kept.name, worlds * (i + 1))
  }
  await client.query('update event_positions set last = (select max(position) from events)')
  await client.query('drop schema plans cascade')
  await client.query('analyze')
}

/** A text with ULIDs in it, as it is in another of the worlds. */
export const inWorld = (text: string, world: number): string =>
  text.replaceAll(
    /([0-9A-HJKMNP-TV-Z]{10})[0-9A-HJKMNP-TV-Z]{6}([0-9A-HJKMNP-TV-Z]{10})/g,
    `$1${String(world).padStart(6, '0')}$2`,
  )

interface Column {
  table: string
  name: string
  type: string
  /** Part of a unique index. */
  isUnique: boolean
  /** Names another object. */
  isReference: boolean
  isForeign: boolean
  /** Held by a condition: another text might not be allowed. */
  isChecked: boolean
}

async function describe(client: Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column>(`
    select c.oid::regclass::text as table, a.attname as name, format_type(a.atttypid, null) as type,
      exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey)) as "isUnique",
      a.attname ~ '_id$' and format_type(a.atttypid, null) = 'text' and a.attname <> 'environment_id' as "isReference",
      exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)) as "isForeign",
      exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as "isChecked"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.oid, a.attnum`)
  const tables = new Map<string, Column[]>()
  for (const column of rows) tables.set(column.table, [...(tables.get(column.table) ?? []), column])
  return tables
}

async function foreignKeys(client: Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`)
  return rows
}

async function insert(
  client: Client,
  { from, columns, mine }: EnvironmentTable,
  described: readonly Column[],
  kept: string | undefined,
  offset: number,
): Promise<void> {
  const values = described.map(({ name, type, isUnique, isForeign, isChecked }) => {
    const column = `t."${name}"`
    if (name === 'environment_id' || name === kept) return column
    // Its own id differs in each of the rounds; what it refers to is there once in each world.
    const world = name === 'id' ? `w + ${offset}` : 'w'
    if (type === 'text') {
      const cloned = `plans.clone(${column}, ${world})`
      const suffix =
        isUnique && !isForeign && !isChecked && name !== 'id'
          ? ` || case when ${cloned} = ${column} then '-' || w + ${offset} else '' end`
          : ''
      return cloned + suffix
    }
    if (type === 'bytea' && isUnique) return `sha256(${column} || (w + ${offset})::text::bytea)`
    if (name === 'position' && from === 'events') return `${column} + (w + ${offset}) * 10000`
    if (type === 'timestamp with time zone') return `${column} + make_interval(secs => w)`
    if (['json', 'jsonb', 'text[]'].includes(type)) return `plans.clone(${column}::text, w)::${type}`
    return column
  })
  await client.query(`
    insert into ${from} (${columns}) overriding system value
    select ${values.join(', ')}
    from (select * from ${from} where ${mine} order by random() limit ${sources}) t, generate_series(1, ${worlds}) w
    on conflict do nothing`)
}
