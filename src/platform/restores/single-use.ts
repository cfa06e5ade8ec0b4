import type { System } from '../context.ts'
import { writtenOut } from '../db/sql.ts'
import type { Table } from '../slices/declarations.ts'

/** The tables with codes and links that work once, with a condition on those that do. */
export function singleUseTables(tables: ReadonlyMap<string, Table>): [table: string, only: string | undefined][] {
  return [...tables].flatMap(([table, { singleUse }]) =>
    singleUse === undefined
      ? []
      : [[table, singleUse === true ? undefined : singleUse] as [string, string | undefined]],
  )
}

/**
 * Ends all codes and links that work once and are not over: the database doesn't know any more which of them were used since the
 * backup.
 *
 * @returns how many there were
 */
export async function endSingleUse({ database, catalog, now }: System): Promise<number> {
  let ended = 0
  for (const [table, only] of singleUseTables(catalog.tables)) {
    const condition = only === undefined ? '' : ` and (${only})`
    ended += await database.run(
      writtenOut([`update ${table} set expires_at = `, ' where expires_at > ', condition], [now(), now()]),
    )
  }
  return ended
}
