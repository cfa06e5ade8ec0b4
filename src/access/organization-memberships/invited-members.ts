import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { organizationMembershipDeleted } from './events.ts'
import { insertMembership, type Pair } from './insert-membership.ts'
import { type MembershipRow, membershipColumns, toEventMembership } from './schemas.ts'
import { changeMembership } from './transitions.ts'

/**
 * Creates a pending membership, or gives an existing one the role of the newer invitation. The role must be locked; see
 * `requireRoles`.
 *
 * @returns `undefined` if the pair has an active or inactive membership, which is not changed.
 */
export async function inviteMember(tx: TransactionContext, pair: Pair, role: string): Promise<string | undefined> {
  const row = await findOrInsert(tx, pair, 'pending', [role])
  if (row.status !== 'pending') return undefined
  return (await changeMembership(tx, row, { own_role_slugs: [role] })).id
}

/**
 * Makes the user an active member after accepting an invitation. A pending membership keeps its role, which may have
 * changed since. An active membership is not changed.
 *
 * @returns `undefined` for an inactive membership, which an invitation does not reactivate.
 */
export async function admitMember(tx: TransactionContext, pair: Pair, role: string): Promise<string | undefined> {
  const row = await findOrInsert(tx, pair, 'active', [role])
  if (row.status === 'inactive') return undefined
  return (await changeMembership(tx, row, { status: 'active' })).id
}

/** Deletes a pending membership. Others stay. */
export async function withdrawInvitedMember(tx: TransactionContext, id: string): Promise<void> {
  const row = await tx.db.maybe<MembershipRow>(sql`
    delete from organization_memberships where environment_id = ${tx.environmentId} and id = ${id} and status = 'pending'
    returning ${membershipColumns}`)
  if (row !== undefined) recordEvent(tx, organizationMembershipDeleted, toEventMembership(row))
}

/** The membership of a pair, locked, or a new one. */
export async function findOrInsert(
  tx: TransactionContext,
  pair: Pair,
  status: 'active' | 'pending',
  roles: string[],
): Promise<MembershipRow> {
  const inserted = await insertMembership(tx, pair, status, roles)
  if (inserted !== undefined) return inserted
  const existing = await tx.db.maybe<MembershipRow>(sql`
    select ${membershipColumns} from organization_memberships
    where environment_id = ${tx.environmentId} and user_id = ${pair.user_id} and organization_id = ${pair.organization_id}
    for update`)
  // Deleted since the insert met it: now there is room.
  return existing ?? findOrInsert(tx, pair, status, roles)
}
