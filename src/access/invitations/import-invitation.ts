import { recordEvent } from '#events/event-log/index.ts'
import { findUserByEmail, malformedEmail, parseEmailAddress } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defaultRole, requireRoles } from '../roles/index.ts'
import * as errors from './errors.ts'
import { invitationCreated } from './events.ts'
import { keepInvitationToken } from './invitation-token.ts'
import { getInvitation, lockInvitation } from './read.ts'
import { type EventInvitation, toEventInvitation } from './schemas.ts'

/** An invitation as another system has it, with what its link carries. */
export type ImportedInvitation = Pick<
  EventInvitation,
  'id' | 'email' | 'organization_id' | 'inviter_user_id' | 'role_slug' | 'accepted_user_id'
> & {
  token: string
  accepted_at: Date | null
  revoked_at: Date | null
  expires_at: Date
  created_at: Date
}

/**
 * Stores an invitation with its id and its token, so that the link in the mail of the other system goes on to work, and records
 * `invitation.created`. Sends nothing. One that waits for its person is of the pending membership of that person, if there is one.
 *
 * @throws malformedEmail, invalidRole, emailAlreadyInvited, and notFound for the organization
 */
export async function importInvitation(tx: TransactionContext, imported: ImportedInvitation): Promise<void> {
  const { id, organization_id, accepted_at, revoked_at, expires_at, created_at } = imported
  const address = parseEmailAddress(imported.email)
  if (address === undefined) throw malformedEmail()
  const isOpen = accepted_at === null && revoked_at === null && expires_at > tx.now()
  const role = organization_id === null ? null : await roleOf(tx, organization_id, imported.role_slug)
  const token = keepInvitationToken(tx, id, imported.token)
  const inserted = await tx.db.run(sql`
    insert into invitations (environment_id, id, email, canonical_email, organization_id, role_slug,
      organization_membership_id, inviter_user_id, token_hash, sealed_token, open, accepted_at, accepted_user_id, revoked_at,
      expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${address.email}, ${address.canonicalEmail}, ${organization_id}, ${role},
      ${isOpen ? await pendingMembership(tx, address.email, organization_id) : null}, ${imported.inviter_user_id},
      ${token.hash}, ${token.sealed}, ${isOpen}, ${accepted_at}, ${imported.accepted_user_id}, ${revoked_at}, ${expires_at},
      ${created_at}, ${tx.now()})
    on conflict do nothing`)
  if (inserted === 0)
    throw organization_id === null ? errors.emailAlreadyInvited() : errors.emailAlreadyInvitedToOrganization()
  recordEvent(tx, invitationCreated, toEventInvitation(await getInvitation(tx, id), tx.now()))
}

/** Brings an open invitation to what became of it in another system, or gives it the token of the mail that was sent last. */
export async function followInvitation(tx: TransactionContext, imported: ImportedInvitation): Promise<void> {
  const { id, accepted_at, accepted_user_id, revoked_at, expires_at } = imported
  const before = await lockInvitation(tx, id)
  if (before.accepted_at !== null || before.revoked_at !== null) return
  const token = keepInvitationToken(tx, id, imported.token)
  await tx.db.run(sql`
    update invitations set token_hash = ${token.hash}, sealed_token = ${token.sealed}, accepted_at = ${accepted_at},
      accepted_user_id = ${accepted_user_id}, revoked_at = ${revoked_at}, expires_at = ${expires_at},
      open = open and ${accepted_at === null && revoked_at === null}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id}`)
}

async function pendingMembership(
  tx: TransactionContext,
  email: string,
  organizationId: string | null,
): Promise<string | null> {
  const user = await findUserByEmail(tx, email)
  if (user === undefined) return null
  const membership = await tx.db.maybe<{ id: string }>(sql`
    select m.id from organization_memberships m
    where m.environment_id = ${tx.environmentId} and m.user_id = ${user.id} and m.organization_id = ${organizationId}
      and m.status = 'pending'`)
  return membership?.id ?? null
}

async function roleOf(tx: TransactionContext, organizationId: string, slug: string | null): Promise<string> {
  if (slug === null) return defaultRole(tx, organizationId)
  const [role = slug] = await requireRoles(tx, [slug], organizationId)
  return role
}
