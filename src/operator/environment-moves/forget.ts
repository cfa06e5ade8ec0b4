import { findPlacement, isPresent, removeAbsent } from '#environment/environments/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import { findCarriedTables } from './carried-tables.ts'
import { disarmGuard, endHold, findStage } from './guard.ts'
import { lockMoves, openMover } from './mover.ts'

/** As many rows go in one transaction. */
const rowsAtOnce = 5_000

/** What is left of an environment in a cluster that it is not in: the rows that it had there, or an unfinished copy. */
export interface Remains {
  environmentId: string
  system: System
  cluster: string
  main: System
}

/**
 * Deletes the rows that an environment left behind. Roles of operators in it stay, as the environment is in another cluster.
 *
 * @returns how many rows were deleted
 * @throws ConfigError for an environment that is in this cluster
 */
export async function forgetEnvironment({ environmentId, system, cluster, main }: Remains): Promise<number> {
  const placement = await findPlacement(main, environmentId)
  const lock = await lockMoves(main, environmentId)
  const mover = await openMover(system)
  try {
    if (placement.state === 'switching' || (await isPresent(mover, environmentId)))
      throw new ConfigError(`${environmentId} is in the cluster ${cluster}, or on its way. Nothing was deleted.`)
    const stage = await findStage(mover, environmentId)
    if (stage !== 'left' && stage !== 'arriving')
      throw new ConfigError(`The cluster ${cluster} has nothing of ${environmentId} that it left behind.`)
    let deleted = 0
    for (const { name, scope } of (await findCarriedTables(system)).toReversed()) {
      if (name === 'environments') continue
      for (;;) {
        const { rowCount } = await mover.query(
          `delete from ${name} where (tableoid, ctid) in (
             select tableoid, ctid from ${name} where ${scope} = $1 limit ${rowsAtOnce})`,
          [environmentId],
        )
        deleted += rowCount ?? 0
        if ((rowCount ?? 0) < rowsAtOnce) break
      }
    }
    await removeAbsent(mover, environmentId)
    await endHold(mover, environmentId)
    await disarmGuard(mover, environmentId)
    return deleted
  } finally {
    await mover.close()
    await lock.close()
  }
}
