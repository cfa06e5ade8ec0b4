import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { rootType } from '../resource-types/index.ts'
import { invalidRole, subResourceRole } from './errors.ts'
import { lockEnvironmentRoles } from './lock-environment-roles.ts'
import { lockOrder } from './organization-order.ts'
import { appliesIn } from './select-roles.ts'

/**
 * Sets the default role of the environment, which applies except in organizations with their own default. Existing
 * memberships do not change.
 *
 * @throws invalidRole, subResourceRole
 */
export async function setDefaultRole(ctx: Context, slug: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockEnvironmentRoles(tx)
    const id = await requireDefault(tx, null, slug)
    // Two statements: the database looks at uniqueness row by row.
    tx.db.send(sql`
      update roles set is_default = false where environment_id = ${tx.environmentId} and is_default`)
    tx.db.send(sql`
      update roles set is_default = true where environment_id = ${tx.environmentId} and id = ${id}`)
  })
}

/**
 * Sets the default role of an organization: one of its own roles or of the environment.
 *
 * @throws notFound for the organization
 * @throws invalidRole, subResourceRole
 */
export async function setOrganizationDefaultRole(ctx: Context, organizationId: string, slug: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    await requireOrganization(tx, organizationId)
    // Locks the role before the order, as the deletion of a role does, to avoid deadlocks.
    const id = await requireDefault(tx, organizationId, slug)
    await lockOrder(tx, organizationId)
    tx.db.send(sql`
      update organization_role_orders set default_role_id = ${id}
      where environment_id = ${tx.environmentId} and organization_id = ${organizationId}`)
  })
}

async function requireDefault(tx: TransactionContext, organizationId: string | null, slug: string): Promise<string> {
  const role = await tx.db.maybe<{ id: string; resource_type_slug: string }>(sql`
    select r.id, r.resource_type_slug from roles r where ${appliesIn(tx, organizationId)} and r.slug = ${slug}
    for key share`)
  if (role === undefined) throw invalidRole(slug)
  if (role.resource_type_slug !== rootType) throw subResourceRole(slug)
  return role.id
}
