import type { TransactionContext } from '#platform/context.ts'
import { allowsMultipleRoles, defaultRole } from '../roles/index.ts'
import type { MembershipRow } from './schemas.ts'
import { changeMembership, lockMembership } from './transitions.ts'

/**
 * Gives a membership one more role on its organization; where the environment allows one role, in place of the one it
 * has. The caller has locked the role.
 *
 * @throws notFound for the membership
 */
export async function addOwnRole(tx: TransactionContext, id: string, slug: string): Promise<MembershipRow> {
  const allowsSeveral = await allowsMultipleRoles(tx)
  const current = await lockMembership(tx, id)
  const own_role_slugs = allowsSeveral ? [...new Set([...current.own_role_slugs, slug])] : [slug]
  return changeMembership(tx, current, { own_role_slugs })
}

/**
 * Removes a role on the organization from a membership. A membership without another role gets the default role.
 *
 * @returns whether the membership had the role
 * @throws notFound for the membership
 */
export async function removeOwnRole(tx: TransactionContext, id: string, slug: string): Promise<boolean> {
  const current = await lockMembership(tx, id)
  if (!current.own_role_slugs.includes(slug)) return false
  const others = current.own_role_slugs.filter((other) => other !== slug)
  const own_role_slugs = others.length > 0 ? others : [await defaultRole(tx, current.organization_id)]
  await changeMembership(tx, current, { own_role_slugs })
  return true
}
