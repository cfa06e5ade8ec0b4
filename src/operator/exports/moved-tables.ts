import type { System } from '#platform/context.ts'
import { findTableShapes, parentsFirst, scopeOf, type TableShape } from '#platform/db/table-shapes.ts'
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

/** Which tables move, by what slices declare and the database has: so a new table is among them without being named. */
export async function findMovingTables({ database, catalog }: System): Promise<MovingTables> {
  const declared = new Map([...Object.entries(platformTables), ...catalog.tables])
  const stay = new Map<string, string>()
  const moved: (MovedTable & { parents: readonly string[] })[] = []
  for (const table of await findTableShapes(database)) {
    const { name } = table
    const [declaration, scope] = [declared.get(name), scopeOf(table)]
    if (declaration === undefined || scope === undefined) continue
    const moves = movesOf(declaration)
    if (typeof moves === 'string') stay.set(name, moves)
    else moved.push({ ...movedTable(table, scope, moves, declaration.sealed ?? {}), parents: table.parents })
  }
  const isLast = ({ moves }: MovedTable) => moves.comesLast === true
  const inOrder = [...moved.filter((table) => !isLast(table)), ...moved.filter(isLast)]
  return { moved: parentsFirst(inOrder), stay: new Map([...stay].sort()) }
}

function movedTable(
  { name, columns, key }: TableShape,
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
