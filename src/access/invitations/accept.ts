import { recordEvent } from '#events/event-log/index.ts'
import { canonicalEmailOf, findUserByEmail, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { isConsumerMailDomain } from '#tenancy/organization-domains/index.ts'
import { admitMember, withdrawInvitedMember } from '../organization-memberships/index.ts'
import { requireRoles } from '../roles/index.ts'
import * as errors from './errors.ts'
import { invitationAccepted } from './events.ts'
import { findInvitationByToken, getInvitation, lockInvitation } from './read.ts'
import { type InvitationRow, invitationState, toEventInvitation } from './schemas.ts'

/** The invitation that a sign-in will accept. */
export interface CarriedInvitation {
  id: string
  organizationId: string | null
}

/**
 * Checks the token of an invitation for a sign-in or sign-up with an email, without using it up.
 *
 * @throws invitationInvalid, invitationForOtherEmail
 */
export async function requireUsableInvitation(ctx: Context, token: string, email: string): Promise<CarriedInvitation> {
  const row = await findInvitationByToken(ctx, token)
  if (row === undefined) throw errors.invitationInvalid()
  await requireUsable(ctx, row, email)
  return { id: row.id, organizationId: row.organization_id }
}

/**
 * Checks an invitation again that a sign-in carries, just before the sign-in ends.
 *
 * @throws invitationInvalid, invitationForOtherEmail
 */
export async function requireStillUsable(ctx: Context, { id }: CarriedInvitation, email: string): Promise<void> {
  await requireUsable(ctx, await getInvitation(ctx, id), email)
}

async function requireUsable(ctx: Context, row: InvitationRow, email: string): Promise<void> {
  if (invitationState(row, ctx.now()) !== 'pending') throw errors.invitationInvalid()
  if (await isOfOtherAccount(ctx, row, email)) throw errors.invitationInvalid()
  if (!isMeantFor(row, email)) throw errors.invitationForOtherEmail()
}

/**
 * Lets a new user in by the invitation that the sign-up carries, in the transaction that creates the user: a refusal undoes
 * both. An invitation lets one new user in, ever, and then only that user can accept it; of racing sign-ups one succeeds.
 * Without an invitation there is nothing to do.
 *
 * @throws invitationInvalid, invitationForOtherEmail
 */
export async function admitNewUser(
  tx: TransactionContext,
  invitation: CarriedInvitation | undefined,
  user: UserRow,
): Promise<void> {
  if (invitation === undefined) return
  if (!isMeantFor(await getInvitation(tx, invitation.id), user.email)) throw errors.invitationForOtherEmail()
  const admitted = await tx.db.run(sql`
    update invitations set admitted_user_id = ${user.id}
    where environment_id = ${tx.environmentId} and id = ${invitation.id} and open and expires_at > ${tx.now()}
      and admitted_user_id is null`)
  if (admitted === 0) throw errors.invitationInvalid()
}

/**
 * Accepts the invitation that a sign-in carries, once the session begins. Of parallel sign-ins one succeeds.
 *
 * @throws invitationInvalid, invitationForOtherEmail when it can no longer be used.
 */
export async function redeemInvitation(
  tx: TransactionContext,
  { id }: CarriedInvitation,
  user: UserRow,
): Promise<void> {
  const row = await lockForAcceptance(tx, id)
  await requireUsable(tx, row, user.email)
  await accept(tx, row, user, errors.invitationInvalid)
}

/**
 * Accepts an invitation for the user with the invited email, without a sign-in.
 *
 * @throws notFound, inviteHasAcceptedUser, inviteNotPending, invalidInvite
 */
export function acceptInvitation(ctx: Context, id: string): Promise<InvitationRow> {
  return ctx.transaction(async (tx) => {
    const row = await lockForAcceptance(tx, id)
    const state = invitationState(row, tx.now())
    if (state === 'accepted') throw errors.inviteHasAcceptedUser()
    if (state !== 'pending') throw errors.inviteNotPending(state)
    const user = await findUserByEmail(tx, row.email)
    if (user === undefined) throw errors.invalidInvite('No account has the invited email yet.')
    if (await isOfOtherAccount(tx, row, user.email))
      throw errors.invalidInvite('Another account was created with the invitation. Revoke it, and send a new one.')
    await accept(tx, row, user, () => errors.invalidInvite('The membership of the user is inactive. Reactivate it.'))
    return getInvitation(tx, id)
  })
}

/** Whether a user may accept a pending invitation. */
export async function isUsableFor(ctx: Context, row: InvitationRow, email: string): Promise<boolean> {
  return isMeantFor(row, email) && !(await isOfOtherAccount(ctx, row, email))
}

/** Whether a sign-up has created a user with the invitation who has another email, or none any more. */
async function isOfOtherAccount(ctx: Context, row: InvitationRow, email: string): Promise<boolean> {
  if (row.admitted_user_id === null) return false
  return (await findUserByEmail(ctx, email))?.id !== row.admitted_user_id
}

/**
 * Who is invited: anyone for an invitation to the application. Into an organization, the owner of the invited email,
 * and if it has a company's domain, everyone in that domain (security rule U-10).
 */
function isMeantFor(row: InvitationRow, email: string): boolean {
  if (row.organization_id === null) return true
  const [invited, given] = [canonicalEmailOf(row.email), canonicalEmailOf(email)]
  const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
  const isSameDomain = domainOf(invited) === domainOf(given)
  return invited === given || (isSameDomain && !isConsumerMailDomain(domainOf(invited)))
}

/** The role is locked before the invitation, as where a role is deleted: the two cannot wait for each other. */
async function lockForAcceptance(tx: TransactionContext, id: string): Promise<InvitationRow> {
  const { organization_id, role_slug } = await getInvitation(tx, id)
  if (role_slug !== null) await requireRoles(tx, [role_slug], organization_id)
  return lockInvitation(tx, id)
}

async function accept(
  tx: TransactionContext,
  row: InvitationRow,
  user: UserRow,
  refuse: () => DomainError,
): Promise<void> {
  const { organization_id, role_slug } = row
  let membershipId: string | undefined
  if (organization_id !== null && role_slug !== null) {
    membershipId = await admitMember(tx, { user_id: user.id, organization_id }, role_slug)
    if (membershipId === undefined) throw refuse()
  }
  const awaited = row.organization_membership_id
  // A colleague accepted instead of the invited person.
  if (awaited !== null && awaited !== membershipId) await withdrawInvitedMember(tx, awaited)
  tx.db.send(sql`
    update invitations set open = false, accepted_at = ${tx.now()}, accepted_user_id = ${user.id},
      organization_membership_id = ${membershipId ?? null}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${row.id}`)
  recordEvent(tx, invitationAccepted, toEventInvitation(await getInvitation(tx, row.id), tx.now()))
}
