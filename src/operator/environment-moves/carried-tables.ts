import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** A table with rows of environments, all of which go where the environment goes. */
export interface CarriedTable {
  readonly name: string
  /** The column that names the environment. */
  readonly scope: 'environment_id' | 'id'
  /** Its primary key, in its order. */
  readonly key: readonly string[]
  /** What is stored of a row: not what follows from other columns, and not whether the environment is here. */
  readonly columns: readonly string[]
  /** Columns whose values PostgreSQL counts, so that its next one must come behind those that moved. */
  readonly counted: readonly string[]
  /** Whether deliverers lease its rows. */
  readonly isLeased: boolean
  /** The condition for rows that can be compared, if not all. */
  readonly only?: string
}

/** Notes for the clusters themselves: of placements, of moves, and of events that have no position yet. */
const ofClusters = ['environment_placements', 'environment_holds', 'unnumbered_events']

interface FoundTable {
  name: string
  columns: { name: string; isCounted: boolean }[]
  key: string[]
  parents: string[]
}

/**
 * The tables of which an environment consists, parents before what refers to them. Asked of the database, so a new table is among
 * them by itself. Unlike an export, a move leaves nothing out: both clusters have the same keys of the database.
 */
export async function findCarriedTables({ database }: Pick<System, 'database'>): Promise<CarriedTable[]> {
  const found = await database.many<FoundTable>(sql`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'isCounted', a.attidentity <> '') order by a.attnum)
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
      and c.relname <> all(${ofClusters}::text[])
      and (c.relname = 'environments' or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'environment_id' and not a.attisdropped))
    order by c.relname`)
  return parentsFirst(found).map((table) => {
    const names = table.columns.map(({ name }) => name)
    return {
      name: table.name,
      scope: table.name === 'environments' ? 'id' : 'environment_id',
      key: table.key,
      columns: table.name === 'environments' ? names.filter((name) => name !== 'absent') : names,
      counted: table.columns.filter(({ isCounted }) => isCounted).map(({ name }) => name),
      isLeased: names.includes('locked_by'),
      // An event without a position is still on its way into the log.
      ...(table.name === 'events' ? { only: 'position is not null' } : {}),
    }
  })
}

function parentsFirst(tables: readonly FoundTable[]): FoundTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const inOrder = new Set<FoundTable>()
  const add = (table: FoundTable) => {
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
