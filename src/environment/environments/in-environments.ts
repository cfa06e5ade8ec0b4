import type { Context, System } from '#platform/context.ts'
import { Statement } from '#platform/db/sql.ts'
import { findEnvironmentContext } from './find-environments.ts'

/**
 * Does work in environments, one after the other: for crons, which belong to no environment. Those that were deleted in the meantime
 * are left out.
 *
 * @param environments their ids, or a statement that selects `environment_id`
 */
export async function inEnvironments(
  system: System,
  environments: readonly string[] | Statement,
  work: (ctx: Context) => Promise<unknown>,
): Promise<void> {
  const ids = environments instanceof Statement ? await selectIds(system, environments) : environments
  for (const id of ids) {
    const ctx = await findEnvironmentContext(system, id)
    if (ctx !== undefined) await work(ctx)
  }
}

async function selectIds({ database }: System, statement: Statement): Promise<string[]> {
  const rows = await database.many<{ environment_id: string }>(statement)
  return rows.map(({ environment_id }) => environment_id)
}
