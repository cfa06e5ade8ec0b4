import { revokeSessionsOfUser } from '#people/sessions/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defaultRole } from '../roles/index.ts'
import { insertMembership, type Pair } from './insert-membership.ts'
import { findOrInsert } from './invited-members.ts'
import { type MembershipRow, membershipColumns } from './schemas.ts'
import { changeMembership } from './transitions.ts'

/**
 * Makes a user an active member because their identity provider says that they belong to the organization.
 *
 * @param roles those of a new member; locked, see `requireRoles`. @param decides whether the provider decides about the roles
 * of a member who is there already. @returns `undefined` for an inactive membership, which a sign-in does not reactivate.
 */
export async function provisionMember(
  tx: TransactionContext,
  pair: Pair,
  roles: string[],
  decides: boolean,
): Promise<string | undefined> {
  const row = await findOrInsert(tx, pair, 'active', roles)
  if (row.status === 'inactive') return undefined
  return (await changeMembership(tx, row, { status: 'active', ...(decides ? { own_role_slugs: roles } : {}) })).id
}

/**
 * Makes a user a member whom a directory manages, or makes an existing membership one, whatever its status was.
 *
 * @param roles those of a new member; `undefined` for the default one. Locked, see `requireRoles`. @param decides whether the
 *   directory decides about the roles of a member who is there already.
 */
export async function admitFromDirectory(
  tx: TransactionContext,
  pair: Pair,
  {
    roles,
    decides,
    custom_attributes,
  }: { roles: string[]; decides: boolean; custom_attributes: Record<string, unknown> },
): Promise<MembershipRow> {
  const ofDirectory = { directory_managed: true, custom_attributes }
  const inserted = await insertMembership(tx, pair, 'active', roles, ofDirectory)
  if (inserted !== undefined) return inserted
  const current = await findOrInsert(tx, pair, 'active', roles)
  return changeMembership(tx, current, {
    status: 'active',
    ...ofDirectory,
    ...(decides ? { own_role_slugs: roles } : {}),
  })
}

/**
 * Ends what a member has because the directory says so: an active membership becomes inactive with the default role, and the
 * sessions in the organization end. Does nothing to an inactive one.
 */
export async function dismissFromDirectory(tx: TransactionContext, current: MembershipRow): Promise<void> {
  // Before what was made from them, in the order of a sign-out: the two cannot wait for each other.
  await revokeSessionsOfUser(tx, current.user_id, current.organization_id)
  if (current.status !== 'active') return
  const role = await defaultRole(tx, current.organization_id)
  await changeMembership(tx, current, { status: 'inactive', own_role_slugs: [role] })
}

/** The membership of a pair, so that no other call changes it before this one is done. */
export function lockMembershipOf(tx: TransactionContext, pair: Pair): Promise<MembershipRow | undefined> {
  return tx.db.maybe<MembershipRow>(sql`
    select ${membershipColumns} from organization_memberships
    where environment_id = ${tx.environmentId} and user_id = ${pair.user_id} and organization_id = ${pair.organization_id}
    for update`)
}

/** Marks memberships as no longer managed by a directory. Records no event. */
export async function releaseFromDirectory(tx: TransactionContext, ids: readonly string[]): Promise<void> {
  tx.db.send(sql`
    update organization_memberships set directory_managed = false
    where environment_id = ${tx.environmentId} and id = any(${[...ids]})`)
}
