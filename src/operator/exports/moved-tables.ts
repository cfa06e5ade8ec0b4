import type { System } from '#platform/context.ts'
import type { Queryable } from '#platform/db/queryable.ts'
import { sql } from '#platform/db/sql.ts'
import type { Moves, SealedIn } from '#platform/slices/declarations.ts'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { movesOf } from './moves.ts'

/** A table whose rows move with their environment. */
export interface MovedTable {
  name: string
  moves: Moves
  /** The column that names the environment. */
  scope: 'environment_id' | 'id'
  /** Its primary key, in its order, without the environment. */
  key: readonly string[]
  /** What a row of an export has, without secrets and the environment. */
  columns: readonly string[]
  /** What only an export with secrets has: sealed columns with their context, and others. */
  secrets: ReadonlyMap<string, SealedIn | 'as it is'>
  /** Whether PostgreSQL gives the values, so that its next one must come behind those that moved. */
  identities: readonly string[]
  /** Columns of the type `json`, which can't be compared. */
  incomparable: readonly string[]
  /** Without their secrets, rows with some stay outside. */
  needsSecrets: boolean
}

export interface MovingTables {
  /** Parents before what refers to them. */
  moved: readonly MovedTable[]
  /** Tables with rows of environments that stay, with the reason. */
  stay: ReadonlyMap<string, string>
}

interface FoundTable {
  name: string
  columns: { name: string; isNotNull: boolean; isIdentity: boolean; isJson: boolean }[]
  key: string[]
  parents: string[]
}

/** Which tables move, by what slices declare and the database has: a new table is among them by itself. */
export async function findMovingTables({ database, catalog }: System): Promise<MovingTables> {
  const declared = new Map([...Object.entries(platformTables), ...catalog.tables])
  const found = await findTables(database, [...declared.keys()])
  const stay = new Map<string, string>()
  const moved: (MovedTable & { parents: readonly string[] })[] = []
  for (const table of found) {
    const { name, columns } = table
    const scope = name === 'environments' ? 'id' : 'environment_id'
    const declaration = declared.get(name)
    if (declaration === undefined || !columns.some((column) => column.name === scope)) continue
    const moves = movesOf(declaration)
    if (typeof moves === 'string') stay.set(name, moves)
    else moved.push({ ...movedTable(table, scope, moves, declaration.sealed ?? {}), parents: table.parents })
  }
  return { moved: parentsFirst(moved), stay: new Map([...stay].sort()) }
}

function movedTable(
  { name, columns, key }: FoundTable,
  scope: MovedTable['scope'],
  moves: Moves,
  sealed: Readonly<Record<string, SealedIn>>,
): MovedTable {
  const secrets = new Map<string, SealedIn | 'as it is'>([
    ...Object.entries(sealed),
    ...(moves.secret ?? []).map((column) => [column, 'as it is'] as const),
  ])
  const isLeftOut = (column: string) =>
    column === 'environment_id' ||
    secrets.has(column) ||
    column in (moves.made ?? {}) ||
    column in (moves.beginsAt ?? {})
  return {
    name,
    moves,
    scope,
    key: key.filter((column) => column !== 'environment_id'),
    columns: columns.map((column) => column.name).filter((column) => !isLeftOut(column)),
    secrets,
    identities: columns.filter(({ isIdentity }) => isIdentity).map((column) => column.name),
    incomparable: columns.filter(({ isJson }) => isJson).map((column) => column.name),
    needsSecrets: moves.needsSecrets === true || columns.some((column) => column.isNotNull && secrets.has(column.name)),
  }
}

/** Without generated columns, which follow from the others. */
function findTables(db: Queryable, names: readonly string[]): Promise<FoundTable[]> {
  return db.many<FoundTable>(sql`
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
      and c.relname = any(${[...names]}::text[])
    order by c.relname`)
}

function parentsFirst<Table extends MovedTable & { parents: readonly string[] }>(tables: readonly Table[]): Table[] {
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
  const isLast = ({ moves }: Table) => moves.comesLast === true
  for (const table of [...tables.filter((each) => !isLast(each)), ...tables.filter(isLast)]) add(table)
  return [...inOrder]
}
