import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { appliesIn, byPriority, withOrderOf } from './select-roles.ts'

/**
 * Gives an organization its own order and default, copied from the environment, and keeps others from changing its
 * order until the transaction ends.
 *
 * @throws notFound for the organization.
 */
export async function lockOrder(tx: TransactionContext, organizationId: string): Promise<void> {
  tx.db.send(sql`
    insert into organization_role_orders (environment_id, organization_id, role_ids, default_role_id)
    select ${tx.environmentId}, ${organizationId}, '{}',
      (select id from roles where environment_id = ${tx.environmentId} and is_default)
    on conflict (environment_id, organization_id) do nothing`)
  tx.db.send(sql`
    select 1 from organization_role_orders
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId} for update`)
}

/** The ids of all roles that apply in an organization, in the order of this moment. */
export async function roleIdsByPriority(tx: TransactionContext, organizationId: string): Promise<string[]> {
  const rows = await tx.db.many<{ id: string }>(sql`
    select r.id from roles r ${withOrderOf(organizationId)}
    where ${appliesIn(tx, organizationId)} order by ${byPriority}`)
  return rows.map(({ id }) => id)
}

/** Stores the order of an organization that {@link lockOrder} has locked. */
export async function storeOrder(tx: TransactionContext, organizationId: string, roleIds: readonly string[]) {
  tx.db.send(sql`
    update organization_role_orders set role_ids = ${roleIds}
    where environment_id = ${tx.environmentId} and organization_id = ${organizationId}`)
}
