import { mainCluster } from '#platform/clusters/clusters.ts'
import { type Context, insideTransaction, type System, type TransactionContext } from '#platform/context.ts'
import { DatabaseUnavailable } from '#platform/db/database-unavailable.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { beginEnvironment } from './beginnings.ts'
import { createManagementKey } from './management-keys.ts'
import { forgetPlacement, placeEnvironment, requireCluster } from './placements.ts'
import type { ApplicationEnvironmentKind, EnvironmentKind, EnvironmentRow } from './schemas.ts'
import { systemContext } from './system-context.ts'

/** What creating an environment gives: the only moment at which its key can be seen. */
export interface NewEnvironment {
  context: Context
  apiKey: string
}

/** Creates an environment with a client id and a management key, in one transaction. */
export function createEnvironment(
  system: System,
  name: string,
  kind: ApplicationEnvironmentKind = 'production',
): Promise<NewEnvironment> {
  return system.database.transaction((db) => createEnvironmentWithin(system, db, name, kind))
}

/**
 * Creates an environment in a cluster, which is another database. If it fails in between, at most a placement without an environment is left.
 *
 * @throws clusterUnknown, databaseUnavailable
 */
export async function createEnvironmentIn(
  system: System,
  cluster: string,
  name: string,
  kind: ApplicationEnvironmentKind = 'production',
): Promise<NewEnvironment> {
  const target = requireCluster(system, cluster)
  if (cluster === mainCluster) return createEnvironment(target, name, kind)
  const { main } = system.clusters
  const id = main.newId('environment')
  await placeEnvironment(main, id, cluster)
  return target.database
    .transaction((db) => createEnvironmentWithin(target, db, name, kind, id))
    .catch(async (error: unknown) => {
      // It may have been made, if only the answer was lost.
      if (!(error instanceof DatabaseUnavailable && error.mayBeDone)) await forgetPlacement(main, id)
      throw error
    })
}

/** Creates an environment within a transaction, which may be that of another environment. */
export async function createEnvironmentWithin(
  system: System,
  db: Transaction,
  name: string,
  kind: ApplicationEnvironmentKind,
  id = system.newId('environment'),
): Promise<NewEnvironment> {
  const environment = { id, name, client_id: system.newId('client') }
  const context = systemContext(system, environment)
  const tx = insideTransaction(context, db)
  await insertEnvironment(tx, environment, kind)
  const { value } = await createManagementKey(tx, 'First key')
  return { context, apiKey: value }
}

/** @param tx in the environment that is created */
export async function insertEnvironment(
  tx: TransactionContext,
  { id, name, client_id }: EnvironmentRow,
  kind: EnvironmentKind,
): Promise<void> {
  tx.db.send(sql`
    insert into environments (id, name, client_id, kind, created_at, updated_at)
    values (${id}, ${name}, ${client_id}, ${kind}, ${tx.now()}, ${tx.now()})`)
  await beginEnvironment(tx)
}
