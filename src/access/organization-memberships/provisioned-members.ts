import type { TransactionContext } from '../../platform/context.ts'
import type { Pair } from './insert-membership.ts'
import { findOrInsert } from './invited-members.ts'
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
