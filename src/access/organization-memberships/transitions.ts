import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import { revokeSessionsOfUser } from '#people/sessions/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { endsWithDeactivation } from './ends-with-membership.ts'
import { cannotDeactivatePending, cannotReactivatePending } from './errors.ts'
import { organizationMembershipUpdated } from './events.ts'
import { type MembershipRow, membershipColumns, toEventMembership } from './schemas.ts'

/**
 * Deactivates an active membership and ends the user's sessions in the organization. Does nothing to an inactive one.
 *
 * @throws notFound, cannotDeactivatePending
 */
export function deactivateMembership(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const current = await lockMembership(tx, id)
    if (current.status === 'pending') throw cannotDeactivatePending()
    if (current.status === 'inactive') return
    // Before what was made from them, in the order of a sign-out: the two cannot wait for each other.
    await revokeSessionsOfUser(tx, current.user_id, current.organization_id)
    await changeMembership(tx, current, { status: 'inactive' })
  })
}

/**
 * Reactivates an inactive membership with its former roles. Does nothing to an active one.
 *
 * @throws notFound, cannotReactivatePending
 */
export function reactivateMembership(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const current = await lockMembership(tx, id)
    if (current.status === 'pending') throw cannotReactivatePending()
    await changeMembership(tx, current, { status: 'active' })
  })
}

/** Reads a membership so that no other call changes it before this one is done. @throws notFound */
export async function lockMembership(tx: TransactionContext, id: string): Promise<MembershipRow> {
  const row = await tx.db.maybe<MembershipRow>(sql`
    select ${membershipColumns} from organization_memberships
    where environment_id = ${tx.environmentId} and id = ${id} for update`)
  if (row === undefined) throw notFound('Organization membership', id)
  return row
}

/**
 * Changes a locked membership and records `organization_membership.updated` if the change is visible. Does neither if
 *   nothing would change. Concerns its own roles.
 */
export async function changeMembership(
  tx: TransactionContext,
  current: MembershipRow,
  changes: Partial<Pick<MembershipRow, 'status' | 'own_role_slugs' | 'directory_managed' | 'custom_attributes'>>,
): Promise<MembershipRow> {
  const next = { ...current, ...changes }
  const { status, own_role_slugs, directory_managed, custom_attributes } = next
  const hasSameRoles = new Set([...own_role_slugs, ...current.own_role_slugs]).size === own_role_slugs.length
  const isSame = hasSameRoles && own_role_slugs.length === current.own_role_slugs.length
  if (isSame && changedAttributes(toEventMembership(current), toEventMembership(next)) === undefined) return current
  const row = await tx.db.one<MembershipRow>(sql`
    update organization_memberships set status = ${status}, role_slugs = ${own_role_slugs},
      directory_managed = ${directory_managed}, custom_attributes = ${custom_attributes}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${current.id} returning ${membershipColumns}`)
  const changed = changedAttributes(toEventMembership(current), toEventMembership(row))
  if (changed !== undefined) recordEvent(tx, organizationMembershipUpdated, toEventMembership(row), changed)
  if (current.status === 'active' && row.status === 'inactive') {
    for (const end of endsWithDeactivation.of(tx.system)) await end(tx, row)
  }
  return row
}
