import { mainCluster } from '#platform/clusters/clusters.ts'
import { type Context, insideTransaction, type System, type TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { insertEnvironment } from './create-environment.ts'
import type { EnvironmentRow } from './schemas.ts'
import { lockSingleCreation } from './single-creation.ts'
import { systemContext } from './system-context.ts'

/** The environment that the operators of the server are users of, if there is one yet. It is in `main`, whichever cluster asks. */
export async function findSystemEnvironment(asking: System): Promise<Context | undefined> {
  const system = systemOfOperators(asking)
  const row = await system.database.maybe<EnvironmentRow>(
    sql`select id, name, client_id from environments where kind = 'system'`,
  )
  return row && systemContext(system, row)
}

/** A system of jobs in `main` is kept, because it has connections of its own. */
function systemOfOperators(system: System): System {
  return system.cluster === mainCluster ? system : system.clusters.main
}

/**
 * Finds the environment whose users are the operators, or creates it. If several calls come at once, only one creates it. It has no key.
 *
 * @param begin what a new one has beside what every environment begins with
 */
export function ensureSystemEnvironment(
  asking: System,
  name: string,
  begin: (tx: TransactionContext) => Promise<void>,
): Promise<Context> {
  const system = systemOfOperators(asking)
  return system.database.transaction(async (db) => {
    await lockSingleCreation(db)
    const known = await db.maybe<EnvironmentRow>(
      sql`select id, name, client_id from environments where kind = 'system'`,
    )
    if (known !== undefined) return systemContext(system, known)
    const environment = { id: system.newId('environment'), name, client_id: system.newId('client') }
    const context = systemContext(system, environment)
    const tx = insideTransaction(context, db)
    await insertEnvironment(tx, environment, 'system')
    await begin(tx)
    return context
  })
}
