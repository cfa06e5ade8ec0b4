import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Table } from '#platform/slices/declarations.ts'

/** A table that can have rows of a person. */
export interface PersonTable {
  name: string
  /** Without secrets, hashes and the environment. */
  columns: readonly string[]
  /** How its rows lead to the person. */
  links: readonly PersonLink[]
}

/** By a column with the id of the user or their address, or by one that refers to a row that has the id. */
export type PersonLink =
  | { by: 'id' | 'user_id' | 'canonical_email' }
  | { by: 'parent'; column: string; parent: string; parentColumn: string }

interface FoundTable {
  name: string
  columns: { name: string; isBytes: boolean }[]
  references: { column: string; parent: string; parentColumn: string }[]
}

/** The tables with rows of people, by their columns and what these refer to: a new table is among them by itself. */
export async function findPersonTables({ database, catalog }: System): Promise<PersonTable[]> {
  const found = await database.many<FoundTable>(sql`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'isBytes', a.atttypid = 'bytea'::regtype) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(json_build_object('column', a.attname, 'parent', p.relname, 'parentColumn', b.attname)
          order by a.attname)
        from pg_constraint k join pg_class p on p.oid = k.confrelid
        join unnest(k.conkey::int2[], k.confkey::int2[]) as pair (attnum, parent_attnum) on true
        join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.attnum
        join pg_attribute b on b.attrelid = p.oid and b.attnum = pair.parent_attnum
        where k.conrelid = c.oid and k.contype = 'f' and a.attname <> 'environment_id'), '[]') as references
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname = any(${[...catalog.tables.keys()]}::text[])
    order by c.relname`)
  const has = (table: FoundTable | undefined, column: string) =>
    table?.columns.some(({ name }) => name === column) === true
  const byName = new Map(found.map((table) => [table.name, table]))
  return found.flatMap((table) => {
    const declared = catalog.tables.get(table.name)
    if (declared === undefined || declared.singleUse !== undefined || !has(table, 'environment_id')) return []
    const links = linksOf(table, (parent) => has(byName.get(parent), 'user_id') && parent !== 'operators')
    return links.length === 0 ? [] : [{ name: table.name, columns: columnsOf(table, declared), links }]
  })
}

function linksOf({ name, columns, references }: FoundTable, isOfUser: (table: string) => boolean): PersonLink[] {
  if (name === 'users') return [{ by: 'id' }]
  const own = (['user_id', 'canonical_email'] as const).filter((by) => columns.some((column) => column.name === by))
  if (own.length > 0) return own.map((by) => ({ by }))
  return references.filter(({ parent }) => isOfUser(parent)).map((reference) => ({ by: 'parent', ...reference }))
}

function columnsOf({ columns }: FoundTable, { sealed, hashed, moves }: Table): string[] {
  const secret = typeof moves === 'object' ? (moves.secret ?? []) : []
  const leftOut = new Set(['environment_id', ...Object.keys(sealed ?? {}), ...(hashed ?? []), ...secret])
  return columns.filter(({ name, isBytes }) => !isBytes && !leftOut.has(name)).map(({ name }) => name)
}
