import { endApiKeys } from '#access/api-keys/index.ts'
import { findInvitationOfMember, revokeInvitation } from '#access/invitations/index.ts'
import { dismissFromDirectory, lockMembership, withdrawInvitedMember } from '#access/organization-memberships/index.ts'
import { getUser, lockForEnd } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { signOutEverywhere } from '#sign-in/authentication/index.ts'
import { ownsDomainOf } from '#tenancy/organization-domains/index.ts'
import { type DirectoryScope, type DirectoryUserRow, type LogReason, logChange } from '../directory-objects/index.ts'
import { standingOf } from './links.ts'

/**
 * Ends the membership that was created for a directory user, with everything that gives access: sessions and their
 * refresh tokens, API keys, a pending invitation; for a person of the organization's own domain, all sign-ins anywhere. It stays if the
 * person is active in another directory.
 */
export async function dismiss(
  tx: TransactionContext,
  scope: DirectoryScope,
  user: DirectoryUserRow,
  membershipId: string,
  reason: LogReason,
): Promise<void> {
  // The user first, as where a sign-in becomes a session: the two cannot wait for each other.
  lockForEnd(
    tx,
    sql`(
      select m.user_id from organization_memberships m
      where m.environment_id = ${tx.environmentId} and m.id = ${membershipId})`,
  )
  const current = await lockMembership(tx, membershipId)
  if ((await standingOf(tx, membershipId, user)).hasOther) {
    return logChange(tx, scope, { action: 'membership_updated', user, reason: 'other_directory' })
  }
  if (current.status === 'pending') {
    const invitation = await findInvitationOfMember(tx, membershipId)
    if (invitation === undefined) await withdrawInvitedMember(tx, membershipId)
    else await revokeInvitation(tx, invitation)
    return logChange(tx, scope, { action: 'membership_deleted', user, reason })
  }
  const { email } = await getUser(tx, current.user_id)
  // The organization's own person: also browsers that could sign them in again at once.
  if (await ownsDomainOf(tx, current.organization_id, email)) await signOutEverywhere(tx, current.user_id)
  await dismissFromDirectory(tx, current)
  await endApiKeys(tx, { userId: current.user_id, organizationId: current.organization_id })
  if (current.status === 'active') logChange(tx, scope, { action: 'membership_deactivated', user, reason })
}
