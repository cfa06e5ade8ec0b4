import { isoTime, recordEvent, recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { invitationRevoked } from './events.ts'
import { getInvitation } from './read.ts'
import { toEventInvitation } from './schemas.ts'

/**
 * Deletes the invitations into an organization and records `invitation.revoked` for each that could still be accepted. A
 * user's own are left: they belong to the address.
 */
export async function endInvitations(tx: TransactionContext, organizationId: string): Promise<void> {
  const now = isoTime(sql`${tx.now()}::timestamptz`)
  await recordRemoval(tx, invitationRevoked, {
    removed: sql`
      delete from invitations where environment_id = ${tx.environmentId} and organization_id = ${organizationId}
      returning id, email, accepted_at, revoked_at, expires_at, organization_id, inviter_user_id, accepted_user_id,
        role_slug, created_at`,
    where: sql`accepted_at is null and revoked_at is null and expires_at > ${tx.now()}`,
    // What `toEventInvitation` makes of a row that was just revoked.
    data: sql`
      json_build_object(
        'object', 'invitation', 'id', id, 'email', email, 'state', 'revoked', 'accepted_at', null, 'revoked_at', ${now},
        'expires_at', ${isoTime(sql`expires_at`)}, 'organization_id', organization_id,
        'inviter_user_id', inviter_user_id, 'accepted_user_id', null, 'role_slug', role_slug,
        'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${now})`,
  })
}

/** Revokes what could still be accepted by a user whose membership ends: the invitation that it began with, or an earlier one. */
export async function endInvitationsOfMember(
  tx: TransactionContext,
  { user_id, organization_id }: { user_id: string; organization_id: string },
): Promise<void> {
  const revoked = await tx.db.many<{ id: string }>(sql`
    update invitations set open = false, revoked_at = ${tx.now()}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and organization_id = ${organization_id} and open and expires_at > ${tx.now()}
      and canonical_email = (
        select u.canonical_email from users u where u.environment_id = ${tx.environmentId} and u.id = ${user_id})
    returning id`)
  for (const { id } of revoked) {
    recordEvent(tx, invitationRevoked, toEventInvitation(await getInvitation(tx, id), tx.now()))
  }
}
