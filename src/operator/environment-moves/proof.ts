import { ConfigError } from '#platform/config-error.ts'
import type { CarriedTable } from './carried-tables.ts'
import { digestTable } from './digests.ts'
import type { Mover } from './mover.ts'

/** What both clusters had of a table when the environment went from one to the other. */
export interface ProvenTable {
  readonly name: string
  readonly rows: number
  readonly sha256: string
}

/** Has two connections see the rows as they are at this moment, also when they are written again. */
export async function keepMoment(...sides: readonly Mover[]): Promise<void> {
  for (const side of sides) await side.query('begin isolation level repeatable read read only; select 1')
}

/**
 * Compares all rows of the environment, as two connections see them.
 *
 * @returns the tables that have rows
 * @throws RowsDiffer
 */
export async function proveEqual(
  sides: { source: Mover; target: Mover; environmentId: string },
  tables: readonly CarriedTable[],
): Promise<ProvenTable[]> {
  const proven: ProvenTable[] = []
  const different: string[] = []
  for (const table of tables) {
    const [here, there] = await Promise.all([
      digestTable(sides.source, table, sides.environmentId),
      digestTable(sides.target, table, sides.environmentId),
    ])
    if (here.rows !== there.rows || here.sha256 !== there.sha256) different.push(table.name)
    if (here.rows > 0) proven.push({ name: table.name, rows: here.rows, sha256: here.sha256 })
  }
  if (different.length > 0) throw new RowsDiffer(different)
  return proven
}

/** Something was written past the guard, such as by a session that has switched triggers off. */
export class RowsDiffer extends ConfigError {
  constructor(tables: readonly string[]) {
    super(
      `The environment has moved, but rows of these tables were written past the triggers and differ: ${tables.join(', ')}. Compare them with those that the former cluster keeps, and do not forget these before.`,
    )
  }
}
