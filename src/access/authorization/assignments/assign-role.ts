import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { addOwnRole, holdMembership, organizationOf, removeOwnRole } from '../../organization-memberships/index.ts'
import { type HeldRole, holdRole } from '../../roles/index.ts'
import { groupAssignmentReadOnly } from '../errors.ts'
import { isOrganization } from '../place-resource.ts'
import { getResourceIn } from '../resource-key.ts'
import type { ResourceRow } from '../resource-schemas.ts'
import { findAssignment } from './list-assignments.ts'
import { lockForGrants, requireGrant, resourceKeyOf, resourceMissing } from './requested-grant.ts'
import type { Grant, RoleAssignmentRow } from './schemas.ts'

/**
 * Assigns a role to a membership of any status, on a resource of its organization. An existing assignment stays without
 * an event. On the organization itself, the role becomes one of the membership's own roles, with
 * `organization_membership.updated`; where the environment allows one role, it replaces the current one.
 *
 * @throws notFound for the membership, the role or the resource
 * @throws refused for a role of another type than the resource, and when no resource is named
 * @throws lockTimeout
 */
export function assignRole(ctx: Context, membershipId: string, grant: Grant): Promise<RoleAssignmentRow> {
  return ctx.transaction(async (tx) => {
    const organizationId = await organizationOf(tx, membershipId)
    if (resourceKeyOf(grant) === undefined) throw resourceMissing()
    await lockForGrants(tx, organizationId)
    const { role, resource } = await requireGrant(tx, organizationId, grant)
    await insertAssignment(tx, membershipId, role, resource)
    const { id } = await tx.db.one<{ id: string }>(sql`
      select id from role_assignments
      where environment_id = ${tx.environmentId} and organization_membership_id = ${membershipId}
        and resource_id = ${resource.id} and role_id = ${role.id}`)
    return findAssignment(tx, membershipId, id).then((row) => row ?? refuseAssignment(id))
  })
}

async function insertAssignment(
  tx: TransactionContext,
  membershipId: string,
  role: HeldRole,
  resource: ResourceRow,
): Promise<void> {
  if (isOrganization(resource.resource_type_slug)) {
    await addOwnRole(tx, membershipId, role.slug)
    return
  }
  if (!(await holdMembership(tx, membershipId))) throw notFound('Organization membership', membershipId)
  tx.db.send(sql`
    insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, parent_id, created_at)
    values (${tx.environmentId}, ${tx.newId('role_assignment')}, ${membershipId}, ${role.id}, ${resource.id},
      ${resource.parent_id}, ${tx.now()})
    on conflict (environment_id, organization_membership_id, resource_id, role_id) do nothing`)
}

/**
 * Removes a role on a resource from a membership. Roles through groups stay. A membership that loses its last own role
 * on the organization gets the default role.
 *
 * @throws notFound for the membership, the role, the resource, and when the membership itself does not have the role
 * there
 * @throws refused when no resource is named.
 */
export function removeRole(ctx: Context, membershipId: string, grant: Grant): Promise<void> {
  return ctx.transaction(async (tx) => {
    const organizationId = await organizationOf(tx, membershipId)
    const key = resourceKeyOf(grant)
    if (key === undefined) throw resourceMissing()
    const [role, resource] = await Promise.all([
      holdRole(tx, organizationId, grant.role_slug),
      getResourceIn(tx, organizationId, key),
    ])
    const removed = isOrganization(resource.resource_type_slug)
      ? await removeOwnRole(tx, membershipId, role.slug)
      : await tx.db.run(sql`
          delete from role_assignments
          where environment_id = ${tx.environmentId} and organization_membership_id = ${membershipId}
            and resource_id = ${resource.id} and role_id = ${role.id}`)
    if (!removed) refuseAssignment(role.slug)
  })
}

/**
 * @throws notFound for the membership or the assignment
 * @throws groupAssignmentReadOnly for an assignment through a group.
 */
export function removeRoleAssignment(ctx: Context, membershipId: string, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const organizationId = await organizationOf(tx, membershipId)
    const assignment = (await findAssignment(tx, membershipId, id)) ?? refuseAssignment(id)
    if (assignment.group_role_assignment_id !== null) {
      throw groupAssignmentReadOnly(assignment.group_role_assignment_id)
    }
    const role = await holdRole(tx, organizationId, assignment.role_slug)
    const removed = isOrganization(assignment.resource_type_slug)
      ? await removeOwnRole(tx, membershipId, role.slug)
      : await tx.db.run(sql`
          delete from role_assignments
          where environment_id = ${tx.environmentId} and organization_membership_id = ${membershipId} and id = ${id}`)
    if (!removed) refuseAssignment(id)
  })
}

function refuseAssignment(id: string): never {
  throw notFound('Role assignment', id)
}
