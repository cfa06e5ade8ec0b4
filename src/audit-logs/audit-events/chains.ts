import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { holdOrganization, requireOrganization } from '#tenancy/organizations/index.ts'

/**
 * Starts the log of an organization, unless it exists.
 *
 * @throws notFound for the organization, including one that is being deleted
 */
export function beginChain(ctx: Context, organizationId: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    holdOrganization(tx, organizationId)
    await requireOrganization(tx, organizationId)
    tx.db.send(sql`
      insert into audit_log_chains (environment_id, organization_id) values (${tx.environmentId}, ${organizationId})
      on conflict (environment_id, organization_id) do nothing`)
  })
}

/** From here on, nothing is added to the log. */
export async function endChain(tx: TransactionContext, organizationId: string): Promise<void> {
  tx.db.send(sql`
    update audit_log_chains set ended_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId}`)
}
