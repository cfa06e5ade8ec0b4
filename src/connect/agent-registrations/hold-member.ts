import { findActiveMembership, holdMembership } from '#access/organization-memberships/index.ts'
import type { TransactionContext } from '#platform/context.ts'

/**
 * Whether a person is an active member of an organization. If so, the membership stays until the transaction ends, so a call that
 * deletes it then finds what the transaction has done.
 */
export async function holdActiveMember(
  tx: TransactionContext,
  userId: string,
  organizationId: string,
): Promise<boolean> {
  const membership = await findActiveMembership(tx, userId, organizationId)
  return membership !== undefined && holdMembership(tx, membership.id)
}
