import type { Queryable } from './queryable.ts'
import { sql } from './sql.ts'

/** A table as the database has it. */
export interface TableShape {
  readonly name: string
  /** In their order, without generated ones, which follow from the others. */
  readonly columns: readonly { name: string; isNotNull: boolean; isIdentity: boolean; isJson: boolean }[]
  /** The columns of its primary key, in its order. */
  readonly key: readonly string[]
  /** The tables that its foreign keys lead to. */
  readonly parents: readonly string[]
}

/** All tables of ours, by name. Partitions count as their table. */
export function findTableShapes(db: Queryable): Promise<TableShape[]> {
  return db.many<TableShape>(sql`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'isNotNull', a.attnotnull, 'isIdentity', a.attidentity <> '',
          'isJson', a.atttypid = 'json'::regtype) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ) as columns,
      coalesce((select json_agg(a.attname order by k.place) from pg_index i
        join unnest(i.indkey::int2[]) with ordinality as k (attnum, place) on true
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key,
      coalesce((select json_agg(distinct p.relname) from pg_constraint k join pg_class p on p.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '[]') as parents
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`)
}

/** The column of a table that names the environment. `undefined` for a table without rows of environments. */
export function scopeOf({ name, columns }: TableShape): 'environment_id' | 'id' | undefined {
  const scope = name === 'environments' ? 'id' : 'environment_id'
  return columns.some((column) => column.name === scope) ? scope : undefined
}

/** The tables in another order: each behind those that its foreign keys lead to. */
export function parentsFirst<Table extends Pick<TableShape, 'name' | 'parents'>>(tables: readonly Table[]): Table[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const inOrder = new Set<Table>()
  const add = (table: Table) => {
    if (inOrder.has(table)) return
    for (const name of table.parents) {
      const parent = byName.get(name)
      if (parent !== undefined) add(parent)
    }
    inOrder.add(table)
  }
  for (const table of tables) add(table)
  return [...inOrder]
}
