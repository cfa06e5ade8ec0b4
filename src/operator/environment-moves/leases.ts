import { setTimeout as delay } from 'node:timers/promises'
import type { CarriedTable } from './carried-tables.ts'
import { keyAsJson } from './digests.ts'
import type { Mover } from './mover.ts'
import type { ChangedRows } from './open-rows.ts'

const lookEveryMs = 50

/**
 * Waits until deliverers have given back the rows of the environment that they are at. The guard lets them take no more.
 *
 * @returns whether they have in time; what is under way then is sent once more from the other cluster
 */
export async function waitForLeases(
  mover: Mover,
  tables: readonly CarriedTable[],
  environmentId: string,
  withinMs: number,
): Promise<boolean> {
  const began = performance.now()
  const leased = tables
    .filter(({ isLeased }) => isLeased)
    .map(
      ({ name }) =>
        `exists (select from ${name} where environment_id = $1 and locked_by is not null and locked_until > now())`,
    )
  for (;;) {
    const { rows } = await mover.query<{ are_leased: boolean }>(`select ${leased.join(' or ')} as are_leased`, [
      environmentId,
    ])
    if (rows[0]?.are_leased === false) return true
    if (performance.now() - began > withinMs) return false
    await delay(lookEveryMs)
  }
}

/** Takes all leases away. What a deliverer writes afterwards does not count. @returns the rows that had one */
export async function endLeases(
  mover: Mover,
  tables: readonly CarriedTable[],
  environmentId: string,
): Promise<ChangedRows[]> {
  const changed: ChangedRows[] = []
  for (const table of tables.filter(({ isLeased }) => isLeased)) {
    const { rows } = await mover.query<{ key: string }>(
      `update ${table.name} t set locked_by = null, locked_until = null where environment_id = $1 and locked_by is not null
       returning ${keyAsJson(table, 't')}::text as key`,
      [environmentId],
    )
    changed.push({ name: table.name, keys: rows.map(({ key }) => key) })
  }
  return changed
}

/** Keeps deliverers from looking at rows of an environment that has left, again and again. */
export async function leaseForEver(
  mover: Mover,
  tables: readonly CarriedTable[],
  environmentId: string,
): Promise<void> {
  for (const { name } of tables.filter(({ isLeased }) => isLeased))
    await mover.query(
      `update ${name} set locked_by = 'moved away', locked_until = 'infinity'
       where environment_id = $1 and next_attempt_at is not null`,
      [environmentId],
    )
}
