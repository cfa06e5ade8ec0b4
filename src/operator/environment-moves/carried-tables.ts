import type { System } from '#platform/context.ts'
import { findTableShapes, parentsFirst, scopeOf } from '#platform/db/table-shapes.ts'

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

/** Notes for the clusters themselves: of placements, of moves and what changes meanwhile, and of events that have no position yet. */
const ofClusters = ['environment_placements', 'environment_holds', 'environment_changes', 'unnumbered_events']

/**
 * The tables of which an environment consists, parents before what refers to them. The database is asked, so a new table is among
 * them without being named. Unlike an export, a move leaves nothing out: both clusters have the same keys of the database.
 */
export async function findCarriedTables({ database }: Pick<System, 'database'>): Promise<CarriedTable[]> {
  const tables = await findTableShapes(database)
  return parentsFirst(tables).flatMap((table) => {
    const scope = scopeOf(table)
    if (scope === undefined || ofClusters.includes(table.name)) return []
    const names = table.columns.map(({ name }) => name)
    return {
      name: table.name,
      scope,
      key: table.key,
      columns: table.name === 'environments' ? names.filter((name) => name !== 'absent') : names,
      counted: table.columns.filter(({ isIdentity }) => isIdentity).map(({ name }) => name),
      isLeased: names.includes('locked_by'),
      // An event without a position is still on its way into the log.
      ...(table.name === 'events' ? { only: 'position is not null' } : {}),
    }
  })
}
