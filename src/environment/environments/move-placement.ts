import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** Where an environment is, as the cluster `main` says. */
export interface Placement {
  cluster: string
  /** Grows with each move. */
  epoch: number
  /** While it is `switching`, no cluster serves the environment. */
  state: 'settled' | 'switching'
}

/** The placement of an environment, whether or not it ever moved. */
export async function findPlacement(main: System, environmentId: string): Promise<Placement> {
  const placed = await main.database.maybe<Placement>(sql`
    select cluster, epoch, state from environment_placements where environment_id = ${environmentId}`)
  return placed ?? { cluster: 'main', epoch: 0, state: 'settled' }
}

/** From now on, a caller whom no cluster knows gets a 503 with `Retry-After`. */
export async function beginSwitch(main: System, environmentId: string): Promise<void> {
  await main.database.run(sql`
    insert into environment_placements (environment_id, cluster, epoch, state, updated_at)
    values (${environmentId}, 'main', 1, 'switching', ${main.now()})
    on conflict (environment_id) do update set state = 'switching', updated_at = excluded.updated_at`)
}

/** The environment is in a cluster from now on. @param cluster undefined: it stays where it was */
export async function endSwitch(main: System, environmentId: string, cluster?: string): Promise<void> {
  await main.database.run(sql`
    update environment_placements set state = 'settled', updated_at = ${main.now()}, cluster = coalesce(${cluster ?? null}, cluster),
      epoch = epoch + case when ${cluster ?? null}::text is null then 0 else 1 end
    where environment_id = ${environmentId}`)
}
