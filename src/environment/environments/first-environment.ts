import { type Context, insideTransaction, type System } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { beginEnvironment } from './beginnings.ts'
import { configuredKeyName, createManagementKey, deleteManagementKey } from './management-keys.ts'
import type { EnvironmentRow } from './schemas.ts'
import { lockSingleCreation } from './single-creation.ts'
import { systemContext } from './system-context.ts'

/**
 * Makes the client id and key of the configuration work: in a new first environment, or in the oldest one when they
 * were changed. The key that an earlier configuration brought stops working then.
 */
export function ensureFirstEnvironment(
  system: System,
  configured: { clientId: string; apiKey: string },
): Promise<Context> {
  const kind = system.config.development ? 'sandbox' : 'production'
  return system.database.transaction(async (db) => {
    // Several processes may start on an empty database; one of them creates.
    await lockSingleCreation(db)
    await db.run(sql`
      insert into environments (id, name, client_id, kind, created_at, updated_at)
      select ${system.newId('environment')}, 'Gatehouse', ${configured.clientId}, ${kind}, ${system.now()}, ${system.now()}
      where not exists (select 1 from environments where kind <> 'system')`)
    const first = await db.one<EnvironmentRow>(sql`
      update environments set client_id = ${configured.clientId}
      where id = (select min(id) from environments where kind <> 'system') returning id, name, client_id`)
    const context = systemContext(system, first)
    const tx = insideTransaction(context, db)
    await beginEnvironment(tx)
    const hashes = system.hashesOf(configured.apiKey)
    const known = await db.maybe<{ owner_id: string }>(
      sql`select owner_id from credentials where hash = ${anyOf(hashes)} and environment_id = ${first.id}`,
    )
    const earlier = await db.many<{ id: string }>(
      sql`select id from management_keys where environment_id = ${first.id} and name = ${configuredKeyName}`,
    )
    for (const { id } of earlier) if (id !== known?.owner_id) await deleteManagementKey(tx, id)
    if (known === undefined) await createManagementKey(tx, configuredKeyName, configured.apiKey)
    return context
  })
}
