import { recordEvent } from '../events/index.ts'
import type { TransactionContext } from '../platform/context.ts'
import { sql } from '../platform/db/sql.ts'
import { organizationMembershipDeleted } from './events.ts'
import { insertMembership, type Pair } from './insert-membership.ts'
import { type MembershipRow, membershipColumns, toEventMembership } from './schemas.ts'
import { changeMembership } from './transitions.ts'

/**
 * Makes a user a member who waits for an invitation to be accepted, or gives one who waits already the role of the newer
 * invitation. The role must be locked: see `requireRoles`.
 *
 * @returns `undefined` for a pair that has an active or inactive membership, which stays as it is.
 */
export async function inviteMember(tx: TransactionContext, pair: Pair, role: string): Promise<string | undefined> {
  const row = await findOrInsert(tx, pair, 'pending', role)
  if (row.status !== 'pending') return undefined
  return (await changeMembership(tx, row, { own_role_slugs: [role] })).id
}

/**
 * Makes the user an active member who accepted an invitation. Who waited keeps the role of the membership, which may have
 * changed meanwhile; an active member stays as it is.
 *
 * @returns `undefined` for a membership that was taken out of use, which no invitation undoes.
 */
export async function admitMember(tx: TransactionContext, pair: Pair, role: string): Promise<string | undefined> {
  const row = await findOrInsert(tx, pair, 'active', role)
  if (row.status === 'inactive') return undefined
  return (await changeMembership(tx, row, { status: 'active' })).id
}

/** Deletes a membership that still waits for its invitation to be accepted. Any other stays. */
export async function withdrawInvitedMember(tx: TransactionContext, id: string): Promise<void> {
  const row = await tx.db.maybe<MembershipRow>(sql`
    delete from organization_memberships where environment_id = ${tx.environmentId} and id = ${id} and status = 'pending'
    returning ${membershipColumns}`)
  if (row !== undefined) recordEvent(tx, organizationMembershipDeleted, toEventMembership(row))
}

async function findOrInsert(
  tx: TransactionContext,
  pair: Pair,
  status: 'active' | 'pending',
  role: string,
): Promise<MembershipRow> {
  const inserted = await insertMembership(tx, pair, status, [role])
  if (inserted !== undefined) return inserted
  const existing = await tx.db.maybe<MembershipRow>(sql`
    select ${membershipColumns} from organization_memberships
    where environment_id = ${tx.environmentId} and user_id = ${pair.user_id} and organization_id = ${pair.organization_id}
    for update`)
  // Deleted since the insert met it: now there is room.
  return existing ?? findOrInsert(tx, pair, status, role)
}
