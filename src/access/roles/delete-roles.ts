import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { badRequest } from '../permissions/index.ts'
import { refused } from '../resource-types/index.ts'
import {
  defaultRoleNotDeletable,
  invalidRole,
  roleHasAssignments,
  roleHasGroupRoleMappings,
  roleIsDefaultElsewhere,
} from './errors.ts'
import { lockEnvironmentRoles } from './lock-environment-roles.ts'
import { announce, lockOwnRole } from './own-role.ts'
import { type ParkedRole, roleHolders } from './role-holders.ts'
import type { RoleWithPermissions } from './schemas.ts'

/**
 * Deletes an unused role of an organization and records `organization_role.deleted`.
 *
 * @throws notFound for the organization or the role
 * @throws readOnly for a role of the environment
 * @throws badRequest for the organization's default role
 * @throws roleHasAssignments, roleHasGroupRoleMappings
 */
export function deleteOrganizationRole(ctx: Context, organizationId: string, slug: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const role = await lockOwnRole(tx, { organizationId, slug }, 'delete')
    const isDefault = await tx.db.maybe(sql`
      select 1 from organization_role_orders
      where environment_id = ${tx.environmentId} and organization_id = ${organizationId} and default_role_id = ${role.id}`)
    if (isDefault !== undefined) {
      throw badRequest(`"${slug}" is the organization's default role. Make another role the default first.`)
    }
    for (const holder of roleHolders.of(tx.system)) {
      if (!(await holder.isHeld(tx, role))) continue
      throw holder.refusal === 'role_has_assignments' ? roleHasAssignments(slug) : roleHasGroupRoleMappings(slug)
    }
    await removeRole(tx, role)
  })
}

/**
 * Deletes a role of the environment and records `role.deleted`. Memberships that have it get the replacement, with an
 * event for each. Without a replacement, they lose the role, and get the default role if it was their only one.
 * Everything commits together.
 *
 * @throws notFound, defaultRoleNotDeletable
 * @throws invalidRole for a replacement that does not exist
 * @throws refused for a replacement that is the role itself or of another type
 * @throws roleIsDefaultElsewhere without a replacement.
 */
export async function deleteRole(ctx: Context, slug: string, reassignTo: string | undefined): Promise<void> {
  if (reassignTo === slug) throw refused('reassign_to', 'same_role', 'is the role that is deleted. Send another one.')
  await ctx.transaction(async (tx) => {
    await lockEnvironmentRoles(tx)
    const role = await lockOwnRole(tx, { organizationId: null, slug }, 'delete')
    if (role.is_default) throw defaultRoleNotDeletable(slug)
    const replacement = reassignTo === undefined ? undefined : await requireReplacement(tx, role, reassignTo)
    const moved = await tx.db.run(sql`
      update organization_role_orders set default_role_id = ${replacement?.id ?? null}
      where environment_id = ${tx.environmentId} and default_role_id = ${role.id}`)
    if (moved > 0 && replacement === undefined) throw roleIsDefaultElsewhere(slug)
    for (const holder of roleHolders.of(tx.system)) await holder.reassign(tx, role, replacement)
    await removeRole(tx, role)
  })
}

/** The replacement of a role. It cannot be deleted: deletions of environment roles are serialized. */
async function requireReplacement(tx: TransactionContext, role: ParkedRole, slug: string): Promise<ParkedRole> {
  const replacement = await tx.db.maybe<ParkedRole>(sql`
    select id, slug, organization_id, resource_type_slug from roles
    where environment_id = ${tx.environmentId} and organization_id is null and slug = ${slug}`)
  if (replacement === undefined) throw invalidRole(slug)
  if (replacement.resource_type_slug !== role.resource_type_slug) {
    throw refused(
      'reassign_to',
      'of_another_type',
      `is a role for another type. Send one for the type "${role.resource_type_slug}".`,
    )
  }
  return replacement
}

async function removeRole(tx: TransactionContext, role: RoleWithPermissions): Promise<void> {
  tx.db.send(sql`delete from roles where environment_id = ${tx.environmentId} and id = ${role.id}`)
  announce(tx, 'deleted', role)
}
