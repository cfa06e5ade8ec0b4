import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Whether a cluster has rows of an environment that moved away, or did not come to its end on the way here. */
export async function hasRemains({ database }: System, environmentId: string): Promise<boolean> {
  const found = await database.maybe(sql`
    select 1 from environment_holds where environment_id = ${environmentId} and stage in ('left', 'arriving')`)
  return found !== undefined
}

/** The name of the cluster that an environment left last. @throws ConfigError where it left none, or was forgotten there */
export async function findLeftBehind(
  systems: readonly System[],
  environmentId: string,
  present: string,
): Promise<string> {
  const found: { cluster: string; since: string }[] = []
  for (const { cluster, database } of systems) {
    const left = await database.maybe<{ since: string }>(sql`
      select since from environment_holds where environment_id = ${environmentId} and stage = 'left'`)
    if (left !== undefined && cluster !== present) found.push({ cluster, since: left.since })
  }
  const [last] = found.sort((one, other) => other.since.localeCompare(one.since))
  if (last !== undefined) return last.cluster
  throw new ConfigError(
    `${environmentId} left no cluster that still has its rows. Name one: gatehouse environments move ${environmentId} --to CLUSTER`,
  )
}
