import { mainCluster } from '#platform/clusters/clusters.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { clusterUnknown } from './errors.ts'

// The table in `main` says where the environments are that are elsewhere. Requests do not read it: each cluster knows by its own row of an
// environment whether it serves it.

/** Before the environment is made or copied there, so that one in another cluster always has a placement. */
export async function placeEnvironment(main: System, id: string, cluster: string): Promise<void> {
  await main.database.run(sql`
    insert into environment_placements (environment_id, cluster, updated_at) values (${id}, ${cluster}, ${main.now()})`)
}

export async function forgetPlacement(main: System, id: string): Promise<void> {
  await main.database.run(sql`delete from environment_placements where environment_id = ${id}`)
}

/** Longer than a request takes to look for its environment in all clusters. */
const arrivedLatelySeconds = 5

/** Whether a caller whom no cluster knows may belong to an environment that moves at this moment, or has just moved. */
export async function isAnyMoving(main: System): Promise<boolean> {
  const since = new Date(main.now().getTime() - arrivedLatelySeconds * 1_000)
  const { moving } = await main.database.one<{ moving: boolean }>(sql`
    select exists (select 1 from environment_placements where state = 'switching')
      or exists (select 1 from environment_placements where epoch > 1 and updated_at > ${since}) as moving`)
  return moving
}

/**
 * Fences what a restored database has again: environments whose placement is in another cluster. So none is served from two.
 *
 * @returns their ids
 */
export async function fenceMoved({ cluster, clusters, database }: System): Promise<string[]> {
  const elsewhere = await clusters.main.database.many<{ environment_id: string }>(sql`
    select environment_id from environment_placements where state = 'settled' and cluster <> ${cluster}`)
  const rows = await database.many<{ id: string }>(sql`
    update environments set absent = 'left'
    where id = any(${elsewhere.map(({ environment_id }) => environment_id)}) and absent is null and kind <> 'system'
    returning id`)
  return rows.map(({ id }) => id)
}

/** @throws clusterUnknown, databaseUnavailable for one that was not reachable since the process began */
export function requireCluster({ clusters }: System, name: string): System {
  if (!clusters.names.includes(name)) throw clusterUnknown(name, clusters.names)
  const system = name === mainCluster ? clusters.main : clusters.find(name)
  if (system === undefined) throw platformErrors.databaseUnavailable()
  return system
}
