import { recordEvent } from '#events/event-log/index.ts'
import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import {
  canonicalEmailOf,
  type EmailAddress,
  findUserByEmail,
  getUser,
  malformedEmail,
  parseEmailAddress,
} from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { DomainError } from '#platform/http/errors.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { inviteMember, withdrawInvitedMember } from '../organization-memberships/index.ts'
import { defaultRole, requireRoles } from '../roles/index.ts'
import * as errors from './errors.ts'
import { invitationCreated, invitationResent, invitationRevoked } from './events.ts'
import { newInvitationToken } from './invitation-token.ts'
import { type InvitationMailing, mailInvitation } from './mail-invitation.ts'
import { getInvitation, lockInvitation } from './read.ts'
import { type CreateInvitation, type InvitationRow, invitationState, toEventInvitation } from './schemas.ts'

const defaultDays = 7
const dayMs = 86_400_000

/**
 * Invites an email to the application, or into an organization with a role, and sends the link. An existing user
 * becomes a pending member. Of racing calls for one email and organization, one succeeds.
 *
 * @throws notFound for the organization or the inviter
 * @throws malformedEmail, and the errors of `POST /user_management/invitations`
 */
export async function createInvitation(
  ctx: Context,
  input: CreateInvitation,
  mailing?: InvitationMailing,
): Promise<InvitationRow> {
  const address = parseEmailAddress(input.email)
  if (address === undefined) throw malformedEmail()
  const { organization_id = null, expires_in_days: days = defaultDays } = input
  if (days < 1) throw errors.expiryTooShort()
  if (days > 30) throw errors.expiryTooLong()
  if (organization_id === null && input.role_slug !== undefined)
    throw errors.invalidInvitationRole(
      '`role_slug` requires `organization_id`, because only members of organizations have roles.',
    )
  return ctx.transaction(async (tx) => {
    const organization = organization_id === null ? undefined : await getOrganization(tx, organization_id)
    if (input.inviter_user_id !== undefined) await getUser(tx, input.inviter_user_id)
    const role = organization_id === null ? null : await roleFor(tx, organization_id, input.role_slug)
    const membershipId = await invitedMembership(tx, address, organization_id, role)

    const id = tx.newId('invitation')
    const token = newInvitationToken(tx, id)
    await closeExpired(tx, address, organization_id)
    const inserted = await tx.db.run(sql`
      insert into invitations (environment_id, id, email, canonical_email, organization_id, role_slug,
        organization_membership_id, inviter_user_id, token_hash, sealed_token, open, expires_at, created_at, updated_at)
      values (${tx.environmentId}, ${id}, ${address.email}, ${address.canonicalEmail}, ${organization_id}, ${role},
        ${membershipId}, ${input.inviter_user_id ?? null}, ${token.hash}, ${token.sealed}, true,
        ${new Date(tx.now().getTime() + days * dayMs)}, ${tx.now()}, ${tx.now()})
      on conflict do nothing`)
    if (inserted === 0)
      throw organization_id === null ? errors.emailAlreadyInvited() : errors.emailAlreadyInvitedToOrganization()
    const row = await getInvitation(tx, id)
    recordEvent(tx, invitationCreated, toEventInvitation(row, tx.now()))
    const wording = { locale: input.locale, organizationName: organization?.name, ...defined({ mailing }) }
    await mailInvitation(tx, row, token.token, wording)
    return row
  })
}

/**
 * Counts a mail with an invitation against its address, as every mail that anyone can have sent to it (security rule U-1).
 *
 * @throws tooManyMails
 */
export async function limitInvitationMails(ctx: Context, email: string): Promise<void> {
  await limitGuesses(ctx, codesSent, canonicalEmailOf(email), tooManyMails)
}

/**
 * Sends a pending invitation again, with a new link that is valid for as long as the first one was. The old link stops
 * working.
 *
 * @throws notFound, inviteExpired, inviteRevoked, inviteAccepted, tooManyMails
 */
export async function resendInvitation(ctx: Context, id: string, locale: string | undefined): Promise<InvitationRow> {
  const { email } = requirePending(ctx, await getInvitation(ctx, id))
  await limitInvitationMails(ctx, email)
  return ctx.transaction(async (tx) => {
    const current = requirePending(tx, await lockInvitation(tx, id))
    const organization =
      current.organization_id === null ? undefined : await getOrganization(tx, current.organization_id)
    const token = newInvitationToken(tx, id)
    // Every send sets both times.
    const lifetimeMs = Date.parse(current.expires_at) - Date.parse(current.updated_at)
    tx.db.send(sql`
      update invitations set token_hash = ${token.hash}, sealed_token = ${token.sealed},
        expires_at = ${new Date(tx.now().getTime() + lifetimeMs)}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id}`)
    const row = await getInvitation(tx, id)
    recordEvent(tx, invitationResent, toEventInvitation(row, tx.now()))
    await mailInvitation(tx, row, token.token, { locale, organizationName: organization?.name })
    return row
  })
}

/** @throws inviteExpired, inviteRevoked, inviteAccepted */
function requirePending(ctx: Context, row: InvitationRow): InvitationRow {
  const refusals = { accepted: errors.inviteAccepted, revoked: errors.inviteRevoked, expired: errors.inviteExpired }
  const state = invitationState(row, ctx.now())
  if (state !== 'pending') throw refusals[state]()
  return row
}

/**
 * Takes a pending invitation back, and with it the membership that waited for it.
 *
 * @throws notFound, inviteNotPending
 */
export function revokeInvitation(ctx: Context, id: string): Promise<InvitationRow> {
  return ctx.transaction(async (tx) => {
    const current = await lockInvitation(tx, id)
    const state = invitationState(current, tx.now())
    if (state !== 'pending') throw errors.inviteNotPending(state)
    tx.db.send(sql`
      update invitations set open = false, revoked_at = ${tx.now()}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${id}`)
    const row = await getInvitation(tx, id)
    recordEvent(tx, invitationRevoked, toEventInvitation(row, tx.now()))
    if (row.organization_membership_id !== null) await withdrawInvitedMember(tx, row.organization_membership_id)
    return row
  })
}

async function roleFor(tx: TransactionContext, organizationId: string, slug: string | undefined): Promise<string> {
  if (slug === undefined) return defaultRole(tx, organizationId)
  try {
    await requireRoles(tx, [slug], organizationId)
    return slug
  } catch (error) {
    throw error instanceof DomainError ? errors.invalidInvitationRole(error.message) : error
  }
}

/** The pending membership of an invited user, if there is such a user and an organization. */
async function invitedMembership(
  tx: TransactionContext,
  { email }: EmailAddress,
  organizationId: string | null,
  role: string | null,
): Promise<string | null> {
  const user = await findUserByEmail(tx, email)
  if (user === undefined) return null
  if (organizationId === null || role === null) throw errors.userAlreadyExists()
  const membershipId = await inviteMember(tx, { user_id: user.id, organization_id: organizationId }, role)
  if (membershipId === undefined) throw errors.userAlreadyMember()
  return membershipId
}

/** Expires an earlier invitation, so that a new one can be created. */
async function closeExpired(
  tx: TransactionContext,
  { canonicalEmail }: EmailAddress,
  organizationId: string | null,
): Promise<void> {
  tx.db.send(sql`
    update invitations set open = false
    where environment_id = ${tx.environmentId} and canonical_email = ${canonicalEmail}
      and coalesce(organization_id, '') = ${organizationId ?? ''} and open and expires_at <= ${tx.now()}`)
}
