import type { System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { EnvironmentRow } from './schemas.ts'
import { systemContext } from './system-context.ts'

/** Rows of a slice that every environment has. */
interface Beginning {
  /** Of the slice. Stored with the environment, so it never changes. */
  name: string
  /** Runs once for an environment: when it is created, or at the first start with the slice. Records no events. */
  begin(tx: TransactionContext): Promise<void>
}

export const environmentBeginnings = defineExtensionPoint<Beginning>()

/** Writes what the environment lacks of the rows that it begins with. Of concurrent calls one does. */
export async function beginEnvironment(tx: TransactionContext): Promise<void> {
  const { begun } = await tx.db.one<{ begun: string[] }>(
    sql`select begun from environments where id = ${tx.environmentId} for update`,
  )
  const missing = environmentBeginnings.of(tx.system).filter(({ name }) => !begun.includes(name))
  if (missing.length === 0) return
  for (const { begin } of missing) await begin(tx)
  tx.db.send(sql`
    update environments set begun = begun || ${missing.map(({ name }) => name)}::text[] where id = ${tx.environmentId}`)
}

/** After an upgrade: environments get what new slices begin with, each in a transaction of its own. */
export async function completeEnvironments(system: System): Promise<void> {
  const names = environmentBeginnings.of(system).map(({ name }) => name)
  const incomplete = await system.database.many<EnvironmentRow>(
    sql`select id, name, client_id from environments where not begun @> ${names}::text[] and absent is null`,
  )
  for (const row of incomplete) await systemContext(system, row).transaction(beginEnvironment)
}
