import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ParkedRole, RoleHolder } from '../../roles/index.ts'

/** Memberships have roles on resources; those on their organization are kept by the membership: see `RoleHolder`. */
export const assignedRoles: RoleHolder = {
  refusal: 'role_has_assignments',
  isHeld: (tx, role) => isAssigned(tx, sql`role_assignments`, role),
  reassign: (tx, role, replacement) =>
    assignReplacement(tx, sql`role_assignments`, sql`organization_membership_id`, role, replacement),
}

/** Groups give roles to their members: see `RoleHolder`. */
export const groupRoles: RoleHolder = {
  refusal: 'role_has_group_role_mappings',
  isHeld: (tx, role) => isAssigned(tx, sql`group_role_assignments`, role),
  reassign: (tx, role, replacement) =>
    assignReplacement(tx, sql`group_role_assignments`, sql`group_id`, role, replacement),
}

async function isAssigned(tx: TransactionContext, table: Statement, role: ParkedRole): Promise<boolean> {
  const assigned = await tx.db.maybe(sql`
    select 1 from ${table} where environment_id = ${tx.environmentId} and role_id = ${role.id} limit 1`)
  return assigned !== undefined
}

/** Assignments without a replacement, or that would be duplicates, are deleted with the role. */
async function assignReplacement(
  tx: TransactionContext,
  table: Statement,
  holder: Statement,
  role: ParkedRole,
  replacement: ParkedRole | undefined,
): Promise<void> {
  if (replacement === undefined) return
  tx.db.send(sql`
    update ${table} a set role_id = ${replacement.id}
    where a.environment_id = ${tx.environmentId} and a.role_id = ${role.id} and not exists (
      select 1 from ${table} b where b.environment_id = a.environment_id and b.${holder} = a.${holder}
        and b.resource_id = a.resource_id and b.role_id = ${replacement.id})`)
}
