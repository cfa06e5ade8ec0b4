import type { Client } from 'pg'

/** A table of the database with rows of environments. */
export interface EnvironmentTable {
  name: string
  /** What stands behind `from`. */
  from: string
  /** The columns that are stored, for an `insert`. */
  columns: string
  /** Those of them that an `update` may set. */
  settable: string
  /** The columns of its primary key. */
  key: string
  /** The condition for the rows of an environment. */
  mine: string
  /** Whether other tables refer to its rows. */
  isParent: boolean
}

/**
 * The tables that hold rows of an environment, parents before what refers to them, and the queue of jobs. Asked of the
 * database, so that a new table is among them; but for the note of which events await their number, which goes by itself.
 */
export async function environmentTables(client: Client, environmentId: string): Promise<EnvironmentTable[]> {
  const { rows } = await client.query<{
    name: string
    columns: string
    settable: string
    key: string
    parents: string[]
  }>(
    `select c.oid::regclass::text as name,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.attidentity <> 'a') as settable,
      (select string_agg(quote_ident(a.attname), ', ') from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      array(select distinct k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
    from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition and c.oid <> 'unnumbered_events'::regclass and (
      c.oid = $1::regclass or c.relnamespace = 'public'::regnamespace and exists (
        select 1 from pg_attribute where attrelid = c.oid and attname = 'environment_id'))
    order by 1`,
    [jobs],
  )
  const inOrder = new Set<(typeof rows)[number]>()
  const add = (name: string) => {
    const row = rows.find((each) => each.name === name)
    if (row === undefined || inOrder.has(row)) return
    for (const parent of row.parents) add(parent)
    inOrder.add(row)
  }
  for (const { name } of rows) add(name)
  const environment = `'${environmentId}'`
  return [...inOrder].map(({ name, columns, settable, key }) => ({
    name: name.replace('.', '_'),
    from: name,
    columns,
    settable,
    key,
    mine: name === jobs ? `payload ->> 'environment_id' = ${environment}` : `environment_id = ${environment}`,
    isParent: rows.some(({ parents }) => parents.includes(name)),
  }))
}

const jobs = 'graphile_worker._private_jobs'
